"""A notebook shows the objects of this library once it was told to."""

from __future__ import annotations

import subprocess
import sys

import pytest

import egovplan
from egovplan import Plan, notebook
from egovplan.model import Indicator

PLAN = Plan("p", title="Kế hoạch", indicators=[Indicator("i", "thư điện tử")])


@pytest.fixture
def shell():
    pytest.importorskip("IPython", reason="there is no IPython here")
    from IPython.core.interactiveshell import InteractiveShell

    made = InteractiveShell()
    yield made
    InteractiveShell.clear_instance()


def shown(shell, subject):
    return shell.display_formatter.format(subject)[0]


def test_plans_indicators_and_scores_show_as_html(shell):
    assert "text/html" not in shown(shell, PLAN)
    notebook.enable("vi", shell)
    for subject in (PLAN, PLAN.indicators[0], PLAN.roadmap, egovplan.score_plan(PLAN), egovplan.aggregate_budget(PLAN)):
        assert "text/html" in shown(shell, subject)
    assert "1 chỉ số" in shown(shell, PLAN)["text/html"]
    assert "text/plain" in shown(shell, PLAN)


def test_what_loading_gives_shows_as_html(shell):
    notebook.enable(shell=shell)
    assert "text/html" in shown(shell, egovplan.load_text(egovplan.datasets.sample_text()))


def test_the_language_can_be_changed(shell):
    notebook.enable("vi", shell)
    notebook.enable("en", shell)
    assert "1 indicators" in shown(shell, PLAN)["text/html"]


def test_it_can_be_undone(shell):
    notebook.load_ipython_extension(shell)
    assert "text/html" in shown(shell, PLAN)
    notebook.unload_ipython_extension(shell)
    assert "text/html" not in shown(shell, PLAN)
    notebook.disable(shell)


def test_charts_show_as_pictures_unasked(shell):
    plot = pytest.importorskip("egovplan.plot")
    figure = plot.trajectory({2013: 80, 2015: 90})
    assert shown(shell, figure)["image/png"].startswith(b"\x89PNG")


def test_what_shows_figures_already_goes_on_doing_so(shell):
    plot = pytest.importorskip("egovplan.plot")
    from matplotlib.figure import Figure

    shell.display_formatter.formatters["image/png"].for_type(Figure, lambda figure: b"mine")
    assert shown(shell, plot.trajectory({2013: 80, 2015: 90}))["image/png"] == b"mine"


def test_an_unknown_locale_is_refused_at_once(shell):
    with pytest.raises(ValueError, match="there is no locale"):
        notebook.enable("xx", shell)


def test_outside_a_notebook_it_says_what_to_do_and_imports_nothing():
    script = """
import sys
from egovplan import notebook
try:
    notebook.enable()
except RuntimeError as error:
    print(error)
print([name for name in ("IPython", "matplotlib", "jinja2", "pandas") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["no IPython runs; use egovplan.notebook.to_html to make HTML elsewhere", "[]"]
