"""The report as a browser shows it, with a plan that means harm."""

from __future__ import annotations

import pytest

from egovplan.report import write_report

MEASURED = {"i": {2021: 50, 2023: 70}, "j": {2023: 4}}

# Every picture with where it stands and how wide it turned out: 0 where it could not be drawn.
PICTURES = """
Promise.all([...document.images].map(image => image.decode().catch(() => null))).then(() =>
    [...document.images].map(image => [
        image.closest("[data-indicator]")?.dataset.indicator ?? image.closest("section").id,
        image.naturalWidth, image.alt.length > 0, image.getBoundingClientRect().right <= innerWidth,
    ]))
"""
ACTIVE = """
document.querySelectorAll('script, iframe, object, embed, form, svg, base, style ~ style, a:not([href^="#"])').length
"""
HANDLERS = """
[...document.querySelectorAll("*")].flatMap(each => each.getAttributeNames()).filter(n => /^on|^style$/.test(n)).length
"""


@pytest.fixture(params=["vi", "en"])
def page(request, browser, hostile, tmp_path):
    path = tmp_path / "report.html"
    write_report(hostile, path, MEASURED, request.param)
    browser.open(path)
    return browser


def test_the_page_raises_no_complaint_and_asks_no_other_host(page):
    assert page.complaints == []
    addresses = page.requests
    assert [url for url in addresses if not url.startswith("data:")] == [addresses[0]]
    assert addresses[0].startswith("file:")
    assert "data:image/svg+xml" in " ".join(addresses)


def test_every_chart_is_there_with_words_for_it(page):
    pictures = page.evaluate(PICTURES)
    assert [picture[0] for picture in pictures] == ["attainment", "i", "j", "budget"]
    for where, width, described, within in pictures:
        assert width > 100, where
        assert described, where
        assert within, where


def test_nothing_of_the_plan_becomes_active(page):
    assert page.evaluate("window.pwned ?? null") is None
    assert page.evaluate(ACTIVE) == 0
    assert page.evaluate(HANDLERS) == 0


def test_hostile_words_are_shown_as_they_are(page, hostile):
    shown = page.evaluate("document.querySelector('h1').textContent")
    assert shown == hostile.plan.title
    assert page.evaluate("document.querySelector('mark').textContent") == hostile.plan.title
    assert "49" not in page.evaluate("document.querySelector('h1').textContent")


def test_every_link_leads_to_a_part_of_the_page(page):
    assert page.evaluate("[...document.links].filter(a => !document.querySelector(a.getAttribute('href'))).length") == 0
    assert page.evaluate("document.links.length") > 3


def test_the_page_fits_a_narrow_screen_and_prints(page):
    page.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=1, mobile=True)
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    finally:
        page.call("Emulation.clearDeviceMetricsOverride")
    assert page.pdf().startswith(b"%PDF")


def test_a_page_that_misbehaves_is_noticed(browser, tmp_path):
    """The tests above can fail: a page with a script, a handler and a request is caught."""
    path = tmp_path / "bad.html"
    path.write_text("<script>window.pwned = 1; nothing.at.all</script><img src='http://elsewhere.example/x.png'>")
    browser.open(path)
    assert browser.complaints
    assert any(url.startswith("http://elsewhere.example/") for url in browser.requests)
    assert browser.evaluate("window.pwned") == 1
    assert browser.evaluate(ACTIVE) == 1
