"""The built site: it builds without a warning, every public name is in it, every link leads somewhere on it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote, urljoin, urlsplit

import pytest

import egovplan

ROOT = Path(__file__).parents[1]
ELSEWHERE = {"https://semver.org", "https://stratml.us"}
"""What pages may link to; nothing is fetched from there."""


class Page(HTMLParser):
    """The anchors of a page, what it links to and what it fetches."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: set[str] = set()
        self.fetched: set[str] = set()
        self.pictures_without_words = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        self.anchors.update(values[name] for name in ("id", "name") if name in values and tag != "meta")
        if tag == "a" and "href" in values:
            self.links.add(values["href"])
        if tag == "link" and values.get("rel") not in ("canonical", "prev", "next"):
            self.fetched.add(values["href"])
        if "src" in values:
            self.fetched.add(values["src"])
        self.pictures_without_words += tag == "img" and not values.get("alt")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Address (``/tutorials/``) to page, of a site built on the spot."""
    pytest.importorskip("mkdocs", reason="the site needs the extra docs")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True)
    assert built.returncode == 0, (built.stdout + built.stderr).decode()
    pages = {}
    for path in folder.rglob("*.html"):
        address = "/" + path.relative_to(folder).as_posix().removesuffix("index.html")
        pages[address] = Page(path.read_text(encoding="utf-8"))
    pages["files"] = {"/" + path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return pages


def pages_of(site):
    return {address: page for address, page in site.items() if address not in ("files", "/404.html")}


def modules():
    yield egovplan
    for found in pkgutil.walk_packages(egovplan.__path__, "egovplan."):
        yield importlib.import_module(found.name)


def home_of(value, name):
    """The full name of what a module offers; None for a constant, which does not know where it was assigned."""
    if isinstance(value, ModuleType):
        return value.__name__
    own = inspect.isclass(value) or inspect.isroutine(value)
    return f"{value.__module__}.{name}" if own and (value.__module__ or "").startswith("egovplan.") else None


def test_every_public_name_is_in_the_reference(site):
    anchors = {anchor for address, page in pages_of(site).items() if "/api/" in address for anchor in page.anchors}
    ends = {anchor.rpartition(".")[2] for anchor in anchors}
    missing = []
    for module in modules():
        for name in getattr(module, "__all__", []):
            home = home_of(getattr(module, name), name)
            there = home in anchors if home else name in ends
            if not there and name != "__version__":
                missing.append(f"{module.__name__}.{name}")
    assert missing == []


def test_every_link_leads_to_a_page_and_an_anchor_that_are_there(site):
    broken = []
    for address, page in pages_of(site).items():
        for link in page.links - ELSEWHERE:
            parts = urlsplit(urljoin(f"http://site{address}", link))
            target, anchor = unquote(parts.path), unquote(parts.fragment)
            there = parts.netloc == "site" and (target in site or target in site["files"])
            if not there or (anchor and target in site and anchor not in site[target].anchors):
                broken.append(f"{address}: {link}")
    assert broken == []


def test_nothing_is_fetched_from_another_host(site):
    fetched = {source for page in pages_of(site).values() for source in page.fetched}
    assert [source for source in fetched if urlsplit(source).netloc] == []


def test_pictures_have_words_for_those_who_cannot_see_them(site):
    assert [address for address, page in pages_of(site).items() if page.pictures_without_words] == []
