"""A headless Chromium, spoken to over the DevTools protocol by its own pipe; nothing but the standard library."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

__all__ = ["Chromium", "PageLeft", "chromium", "where_chromium_is"]

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    # No other machine is asked for anything, whatever a page wants.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_PATIENCE = 30.0
"""Seconds to wait for an answer."""


def where_chromium_is() -> str | None:
    """Where Chromium is, or None."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def chromium(folder: Path) -> Iterator[Chromium]:
    """Start Chromium with a profile of its own in a folder, and end it."""
    path = where_chromium_is()
    assert path is not None, "there is no Chromium"
    their_end, to_browser = os.pipe()
    from_browser, their_other_end = os.pipe()
    # The protocol runs over the descriptors 3 and 4, null bytes between messages.
    shell = f'exec "$@" 3<&{their_end} 4>&{their_other_end}'
    command = ["bash", "-c", shell, "bash", path, *_QUIET, f"--user-data-dir={folder}", "--remote-debugging-pipe"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, pass_fds=(their_end, their_other_end), stdout=log, stderr=log)
    os.close(their_end)
    os.close(their_other_end)
    browser = Chromium(to_browser, from_browser)
    try:
        browser.open()
        yield browser
    finally:
        process.kill()
        process.wait()
        os.close(to_browser)
        os.close(from_browser)


class PageLeft(Exception):
    """Another page was opened while the browser was asked about this one."""


class Chromium:
    """One tab.

    Attributes:
        events: What the tab has told since they were last taken away.
    """

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        os.set_blocking(from_browser, False)

    def open(self) -> None:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Ask the browser for something and wait for the answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": arguments}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            for answer in self._messages():
                if answer.get("id") == self._number:
                    if "navigated" in answer.get("error", {}).get("message", ""):
                        raise PageLeft(method)
                    assert "error" not in answer, f"{method}: {answer['error']}"
                    result: dict[str, Any] = answer["result"]
                    return result
        raise TimeoutError(f"Chromium did not answer to {method}")

    def _messages(self) -> Iterator[dict[str, Any]]:
        """Messages that have come in; events are kept, the answer is given."""
        try:
            self._rest += os.read(self._from, 1 << 20)
        except BlockingIOError:
            time.sleep(0.005)
        while b"\0" in self._rest:
            text, _, self._rest = self._rest.partition(b"\0")
            message = json.loads(text)
            if "method" in message:
                self.events.append(message)
            else:
                yield message

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression in the page; promises are awaited."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait_for(self, script: str) -> Any:
        """The value of an expression as soon as it is true."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            with suppress(PageLeft):
                if value := self.run(script):
                    return value
            time.sleep(0.05)
        raise TimeoutError(f"never true: {script}")

    def resize(self, width: int, height: int) -> None:
        """Make the window as wide and high as that, in pixels of style sheets."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def visit(self, address: str) -> list[dict[str, Any]]:
        """Open a page and give what happened until it was loaded with its pictures."""
        self.events.clear()
        self.call("Page.navigate", url=address)
        self.wait_for(f"document.readyState === 'complete' && location.href.startsWith({json.dumps(address)})")
        return list(self.events)
