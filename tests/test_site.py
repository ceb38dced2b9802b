"""The built site: it builds without a warning, every public name is in it, every link leads somewhere on it.

Where there is a Chromium, every page is also opened in it, on a narrow window.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys
import threading
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from tests.headless_chromium import chromium, where_chromium_is

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
def folder(tmp_path_factory):
    """A site built on the spot."""
    pytest.importorskip("mkdocs", reason="the site needs the extra docs")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True)
    assert built.returncode == 0, (built.stdout + built.stderr).decode()
    return folder


@pytest.fixture(scope="module")
def site(folder):
    """Address (``/tutorials/``) to page."""
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


# --- in a browser ---

NARROW, WIDE = (380, 800), (1280, 900)
WHAT_IS_WRONG = """({
    width: document.documentElement.scrollWidth,
    wordless: [...document.images].filter(image => !image.alt).map(image => image.src),
    missing: [...document.images].filter(image => !image.naturalWidth).map(image => image.src),
})"""


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


# Clicked a moment later, so that the browser can still answer on this page.
SWITCH = "void setTimeout(() => document.querySelector('.md-select__link[hreflang={}]').click(), 50)"


@pytest.fixture(scope="module")
def address(folder):
    """Where the site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    if where_chromium_is() is None:
        pytest.skip("there is no Chromium: apt-get install chromium")
    with chromium(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(scope="module")
def visits(site, address, browser):
    """Address to what is wrong with a page on a narrow window, and what happened while it was opened."""
    browser.resize(*NARROW)
    return {page: (browser.visit(address + page), browser.run(WHAT_IS_WRONG)) for page in sorted(pages_of(site))}


def complaint(event):
    """What an event complains of, or None."""
    about = event["params"]
    if event["method"] == "Runtime.exceptionThrown":
        return about["exceptionDetails"]["text"]
    if event["method"] == "Runtime.consoleAPICalled" and about["type"] in ("error", "assert"):
        return str([value.get("value") for value in about["args"]])
    if event["method"] == "Log.entryAdded" and about["entry"]["level"] == "error":
        return about["entry"]["text"]
    return about["errorText"] if event["method"] == "Network.loadingFailed" and not about.get("canceled") else None


def test_no_page_complains_in_the_console(visits):
    complaints = {page: list(filter(None, map(complaint, events))) for page, (events, _) in visits.items()}
    assert {page: said for page, said in complaints.items() if said} == {}


def test_no_page_asks_another_host_for_anything(visits, address):
    asked = {
        event["params"]["request"]["url"]
        for events, _ in visits.values()
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    }
    assert len(asked) > len(visits)
    assert [url for url in asked if not url.startswith((f"{address}/", "data:", "blob:"))] == []


def test_no_page_scrolls_sideways_on_a_telephone(visits):
    assert {page: seen["width"] for page, (_, seen) in visits.items() if seen["width"] > NARROW[0]} == {}


def test_pictures_are_there_and_have_words(visits):
    assert {page: seen for page, (_, seen) in visits.items() if seen["wordless"] or seen["missing"]} == {}


@pytest.mark.parametrize(
    ("words", "expected"), [("roadmap", "/tutorials/interpolate-a-roadmap/"), ("lộ trình", "/reference/glossary/")]
)
@pytest.mark.parametrize("start", ["/", "/vi/"])
def test_search_finds_words_in_both_languages(browser, address, start, words, expected):
    browser.resize(*WIDE)
    browser.visit(address + start)
    browser.run(
        f"""(() => {{
            document.querySelector("#__search").click();
            const query = document.querySelector("[data-md-component=search-query]");
            query.focus();
            query.value = "{words}";
            query.dispatchEvent(new KeyboardEvent("keyup", {{bubbles: true}}));
        }})()"""
    )
    results = "[...document.querySelectorAll('.md-search-result__item a')]"
    links = browser.wait_for(f"{results}.map(link => link.pathname).join(' ')").split()
    assert any(link.endswith(expected) for link in links), links


def test_the_language_switch_leads_to_the_same_page_and_back(browser, address):
    browser.resize(*WIDE)
    for page, other in [("/tutorials/read-your-first-plan/", "/vi/tutorials/read-your-first-plan/"), ("/", "/vi/")]:
        browser.visit(address + page)
        browser.run(SWITCH.format("vi"))
        browser.wait_for(f"location.pathname === '{other}' && document.documentElement?.lang === 'vi'")
        browser.wait_for("document.readyState === 'complete'")
        browser.run(SWITCH.format("en"))
        browser.wait_for(f"location.pathname === '{page}' && document.documentElement?.lang === 'en'")


def test_a_page_without_a_translation_leads_to_the_vietnamese_home(browser, address):
    browser.visit(address + "/tutorials/add-up-a-budget/")
    assert browser.run("document.querySelector('.md-select__link[hreflang=vi]').pathname") == "/vi/"


def test_code_can_be_copied(browser, address):
    browser.visit(address + "/tutorials/read-your-first-plan/")
    buttons = ".md-code__button[data-md-type=copy], .md-clipboard"
    assert browser.wait_for(f"document.querySelectorAll('{buttons}').length") > 5


def test_there_is_a_dark_side(browser, address):
    browser.visit(address)
    browser.run("document.querySelector('label.md-header__button[for=__palette_1]').click()")
    assert browser.wait_for("document.body.dataset.mdColorScheme === 'slate'")
    browser.run("localStorage.clear()")
