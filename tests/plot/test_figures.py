"""What all charts share: no display, no state, the same bytes, colours and letters for everybody."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import unicodedata
from itertools import pairwise

import matplotlib
import pytest

from egovplan import score_plan
from egovplan.plot import alt_text, attainment, budget, compare, to_png, to_svg, trajectory
from egovplan.plot.drawable_text import drawable, wrapped
from egovplan.plot.money_axis import money_scale
from egovplan.plot.palette import GREY, INK, MUTED, OBSERVED, PLANNED, SERIES, TONES, contrast

from .conftest import plan_of, statement

PLAN = plan_of("one", "quang-ngai", 2011, statement(2010, 20, "baseline"), statement(2013, 60), statement(2015, 90))
MAKERS = {
    "trajectory": lambda locale: trajectory(PLAN.indicators[0], {2013: 55}, locale=locale),
    "budget": lambda locale: budget(PLAN, locale=locale),
    "attainment": lambda locale: attainment(score_plan(PLAN, {"mail": {2013: 55}}), locale=locale),
    "compare": lambda locale: compare(PLAN, "email.regular_use", locale=locale),
}

NAMESPACES = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/elements/1.1/",
    "http://creativecommons.org/ns#",
)
"""Names in SVG, which nobody fetches."""

SCRIPT = """
import sys
sys.path.insert(0, "src")
from egovplan.plot import to_svg, trajectory
svg = to_svg(trajectory({2011: 60, 2013: 80, 2015: 90}, {2012: 65}, locale="vi"))
assert "matplotlib.pyplot" not in sys.modules
import hashlib
print(hashlib.sha256(svg.encode()).hexdigest())
"""


@pytest.fixture(params=sorted(MAKERS))
def make(request):
    return MAKERS[request.param]


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_same_figure_gives_the_same_bytes(make, locale):
    assert to_svg(make(locale)) == to_svg(make(locale))
    assert to_png(make(locale), 60) == to_png(make(locale), 60)


def test_neither_pyplot_nor_the_order_of_hashes_matters():
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, env=environment(seed)
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def environment(seed):
    return {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "src", "DISPLAY": ""}


def test_the_callers_settings_make_no_difference_and_are_kept(make):
    wanted = to_svg(make("vi"))
    mine = {"font.size": 20.0, "axes.facecolor": "black", "text.parse_math": True, "svg.fonttype": "none"}
    with matplotlib.rc_context(mine):
        assert to_svg(make("vi")) == wanted
        assert {name: matplotlib.rcParams[name] for name in mine} == mine


def test_every_figure_is_described_in_both_languages(make):
    told = {locale: alt_text(make(locale)) for locale in ("vi", "en")}
    assert all(len(text) > 20 for text in told.values())
    assert told["vi"] != told["en"]


def test_the_description_goes_with_the_figure(make):
    figure = make("en")
    assert alt_text(pickle.loads(pickle.dumps(figure))) == alt_text(figure)
    svg = to_svg(figure)
    assert "<title>" in svg


def test_a_figure_from_elsewhere_has_no_description():
    from matplotlib.figure import Figure

    figure = Figure()
    figure.subplots().set_label("my label")
    assert alt_text(figure) == ""


def test_svg_refers_to_nothing_outside(make):
    svg = to_svg(make("vi"))
    rest = svg
    for name in NAMESPACES:
        rest = rest.replace(name, "")
    assert "http" not in rest
    assert "<!DOCTYPE" not in svg
    assert "<?xml" not in svg


@pytest.mark.parametrize(
    "colour", [INK, MUTED, GREY, PLANNED, OBSERVED, *TONES.values(), *(stroke.colour for stroke in SERIES)]
)
def test_every_colour_stands_out_from_white(colour):
    assert contrast(colour) >= 3


def test_letters_stand_out_enough_to_be_read():
    for colour in (INK, MUTED, PLANNED, OBSERVED, *(tone for name, tone in TONES.items() if name != "unknown")):
        assert contrast(colour) >= 4.5, colour


def test_no_two_series_share_their_signs():
    assert len({stroke.marker for stroke in SERIES}) == len(SERIES)
    assert all(one.dash != other.dash for one, other in pairwise(SERIES))


def test_every_vietnamese_letter_can_be_drawn():
    vowels = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = [unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones] + ["đ", "₫"]
    text = "".join(letters) + "".join(letter.upper() for letter in letters)
    assert drawable(text) == text
    assert drawable(unicodedata.normalize("NFD", text)) == text


def test_a_long_text_is_cut_with_an_ellipsis():
    assert drawable("một hai ba", 8) == "một hai…"
    assert wrapped("một hai ba bốn năm sáu", 8, 2).endswith("…")
    assert all(len(line) <= 8 for line in wrapped("một hai ba bốn năm sáu", 8, 3).split("\n"))


@pytest.mark.parametrize(
    ("amount", "unit", "told"),
    [(0, "đồng", "0"), (999, "đồng", "999"), (1_500, "thousand đồng", "1.5"), (2 * 10**12, "trillion đồng", "2")],
)
def test_the_unit_of_money_fits_the_largest_amount(amount, unit, told):
    scale = money_scale([amount])
    assert (scale.name, scale.told(amount)) == (unit, told)
