"""A headless Chromium that is driven through a pipe, and plans with hostile words."""

from __future__ import annotations

import base64
import importlib.util
import itertools
import json
import os
import select
import shutil
import subprocess
import sys
import time
from datetime import date

import pytest

from egovplan.model import (
    BudgetLine,
    Deadline,
    Document,
    Finding,
    Goal,
    Indicator,
    Milestone,
    Money,
    Period,
    Plan,
    PrintedAmount,
    Project,
    Quantity,
    Source,
    Statement,
)

if importlib.util.find_spec("matplotlib") is None or importlib.util.find_spec("jinja2") is None:
    # Nothing here can even be imported without the extra "report".
    collect_ignore_glob = ["test_*.py"]


BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE = 60

HOSTILE = (
    "<script>window.pwned = 1</script>",
    "\"><img src=x onerror='window.pwned = 1'>",
    "=cmd|' /C calc'!A0",
    "javascript:window.pwned=1",
    "</style><svg onload=window.pwned=1>",
    "{{ 7 * 7 }}{% raw %}",
    "--><a href='http://elsewhere.example/'>&amp;</a>",
    "$\\frac{x$ _nothing ^",
)


# The browser reads from descriptor 3 and writes to 4, which the pipes may have taken themselves.
LAUNCHER = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """A page of a browser, with everything that it complains of or asks for.

    It speaks the DevTools protocol over two pipes, so that neither a port nor a
    driver is needed.
    """

    def __init__(self, program, folder):
        to_browser, from_us = os.pipe()
        from_browser, to_us = os.pipe()
        options = [
            "--headless",
            "--remote-debugging-pipe",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-dev-shm-usage",
            f"--user-data-dir={folder}",
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # which Chromium refuses to root
        self._process = subprocess.Popen(
            [sys.executable, "-c", LAUNCHER, str(to_browser), str(to_us), program, *options],
            pass_fds=(to_browser, to_us),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(to_us)
        self._out, self._in = from_us, from_browser
        self._numbers = itertools.count(1)
        self._unread = b""
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    _session = None

    def call(self, method, **parameters):
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]
            self.events.append(answer)

    def _read(self):
        deadline = time.monotonic() + PATIENCE
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._in], [], [], max(0, deadline - time.monotonic()))
            read = os.read(self._in, 1 << 20) if ready else b""
            assert read, "the browser says nothing"
            self._unread += read
        message, _, self._unread = self._unread.partition(b"\0")
        return json.loads(message)

    def open(self, path):
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._read())

    def evaluate(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def pdf(self):
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def close(self):
        for end in (self._out, self._in):
            os.close(end)
        self._process.terminate()
        self._process.wait(PATIENCE)

    @property
    def complaints(self):
        """What went wrong: errors and warnings on the console, exceptions, dialogs."""
        wrong = (
            "Runtime.consoleAPICalled",
            "Runtime.exceptionThrown",
            "Log.entryAdded",
            "Page.javascriptDialogOpening",
        )
        return [event for event in self.events if event.get("method") in wrong]

    @property
    def requests(self):
        """The address of everything that the page asked for."""
        sent = [event["params"] for event in self.events if event.get("method") == "Network.requestWillBeSent"]
        return [entry["request"]["url"] for entry in sent]


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip(f"there is no Chromium here (looked for {', '.join(BROWSERS)})")
    if os.name != "posix":
        pytest.skip("the browser is driven through pipes that only POSIX has")
    page = Browser(program, tmp_path_factory.mktemp("browser"))
    yield page
    page.close()


def billions(number):
    return PrintedAmount(number, "tỷ đồng", Money(number * 10**9))


def due(year):
    return Deadline(date(year, 12, 31), "year")


def plan_with(words):
    """A plan with something in every part of the report, with these words wherever words may stand."""
    source = Source(1)
    statements = [
        Statement("s1", "milestone", Quantity(60, "percent"), words, "i", due(2021), section=words, source=source),
        Statement("s2", "target", Quantity(80, "percent", comparator=">="), words, "i", due(2025), quote=words),
        Statement("s3", "target", Quantity(12, "count", noun=words), words, "j", due(2025), section=words),
        Statement("s4", "target", Quantity(5, "count", noun=words), words, None, section=words, source=source),
        Statement("s5", "budget", Quantity(47, "money", noun=words), words, source=source),
        Statement("s6", "target", Quantity(30, "percent", high=50), words, "k", due(2025)),
    ]
    return Plan(
        "p",
        title=words,
        document=Document(number=words, issuer=words, place=words, signatory=words, issued_on=date(2020, 12, 18)),
        period=Period(date(2021, 1, 1), date(2025, 12, 31)),
        goals=[Goal("g", "specific", words), Goal("h", "specific", words, "g")],
        indicators=[Indicator("i", words, goal_id="h"), Indicator("j", words, unit="count"), Indicator("k", words)],
        statements=statements,
        milestones=[Milestone("m", words, due(2022), source)],
        projects=[
            Project("r", "project", words, number=words, group=words, lead=words, period_text=words, cost=billions(3)),
            Project("t", "task", words, lead=words, cost=PrintedAmount(450, words), status=words, note=words),
        ],
        budget=[
            BudgetLine("b", billions(2), "r", ["central"], words, 2021),
            BudgetLine("c", PrintedAmount(7), None, ["local"], words, source=source),
        ],
    )


class Loaded:
    """What loading gives of a plan whose document is one hostile line."""

    def __init__(self, words):
        self.plan = plan_with(words)
        self.text = f"{words}\nđến năm 2025"
        self.path = f"/somewhere/{words}.txt"
        self.findings = (
            Finding("my-check", "error", words, Source(1, 0, len(words)), related=(Source(2),)),
            Finding("my-check", "info", words),
        )


@pytest.fixture
def hostile():
    """What loading gives of a plan that is hostile wherever it has words."""
    return Loaded(" ".join(HOSTILE))
