"""The evidence page: complete, self-contained, escaped, and alive in a real browser."""
from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from huiyao.cli.page import to_html
from huiyao.core import parse, parse_file

WATER = ROOT / "samples" / "water.txt"


def made(text: str, language: str = "en", date: str | None = "2024-03-06") -> str:
    return to_html([(parse(text, date=date), text)], language).decode("utf-8")


class Reader(HTMLParser):
    """Texts, tags and attributes of a page as a browser takes them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.source: list[str] = []
        self._inside = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "div" and ("class", "text") in attrs:
            self._inside = 1
        elif self._inside and tag == "div":
            self._inside += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._inside:
            self._inside -= 1

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.source.append(data)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_whole_source_stands_in_the_page_with_every_mark(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    report = parse(text)
    reader = Reader(to_html([(report, text)], "zh").decode("utf-8"))
    assert "".join(reader.source) == text
    anchors = {attributes.get("id") for _, attributes in reader.tags}
    assert {f"1-{directive.id}" for directive in report.directives} <= anchors
    links = {attributes["href"][1:] for tag, attributes in reader.tags if tag == "a" and attributes.get("href")}
    assert links <= anchors
    values = " ".join(attributes.get("data-v") or "" for _, attributes in reader.tags)
    assert all(deadline.due_date in values for deadline in report.deadlines if deadline.due_date)


def test_nothing_is_fetched_from_anywhere() -> None:
    page = to_html([(parse_file(WATER), WATER.read_text(encoding="utf-8"))], "en").decode("utf-8")
    assert not re.search(r"https?:|//[a-z]|@import|url\(|<link|<img|<iframe|\bsrc=", page)
    assert "default-src 'none'" in page and "unsafe" not in page


ATTACKS = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "&lt;script&gt;", "</style><script>alert(1)</script>", "</title><script>alert(1)</script>",
           "<!--", "]]>", "javascript:alert(1)", "\x00<b>", "\u202e<b>", "{{7*7}}", "<a href=javascript:alert(1)>x</a>", "\ud800<b>", "<textarea>"]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("frame", ["{}召开工作会议\n3月5日，全县工作会议召开。县长林青要求，财政局要在3月底前完成自查。", "3月5日，{}召开。县长林青要求，{}要在3月底前完成{}自查。", "3月5日，全县工作会议召开。{}要求，各乡镇要落实{}。"])
def test_the_source_is_never_markup(attack: str, frame: str) -> None:
    text = frame.replace("{}", attack)
    page = made(text)
    ours = {"html", "head", "meta", "title", "style", "body", "div", "label", "input", "article", "header", "h1", "h2", "dl", "dt", "dd", "section", "span", "p", "table", "thead", "tbody", "tr", "th", "td",
            "button", "a", "svg", "line", "text", "circle", "ul", "ol", "li", "details", "summary", "code", "script"}
    reader = Reader(page)
    assert {tag for tag, _ in reader.tags} <= ours
    assert sum(tag == "script" for tag, _ in reader.tags) == 1
    assert not any(name.startswith("on") for _, attributes in reader.tags for name in attributes)
    assert all((attributes.get("href") or "#").startswith("#") for _, attributes in reader.tags)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", page)


def test_several_reports_have_an_index() -> None:
    pairs = [(parse_file(path), path.read_text(encoding="utf-8")) for path in SAMPLES[:2]]
    reader = Reader(to_html(pairs, "en").decode("utf-8"))
    assert [attributes["id"] for tag, attributes in reader.tags if tag == "article"] == ["a1", "a2"]
    assert {"#a1", "#a2"} <= {attributes.get("href") for tag, attributes in reader.tags if tag == "a"}


def test_an_empty_report_is_a_page() -> None:
    assert "从前有座山" in made("从前有座山，山里有座庙。")


CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_in_a_browser(tmp_path: Path) -> None:
    """Clicks, filters, sorts, hides, tabs; nothing on the console; fits a phone; prints."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    (tmp_path / "page.html").write_bytes(to_html([(parse_file(WATER), WATER.read_text(encoding="utf-8"))], "en"))
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "page.html").as_uri())
        rows = page.locator(".tasks tbody tr")
        assert rows.count() == 12
        due = page.locator("th button", has_text="Due")
        due.click()
        shown = page.locator(".tasks tbody tr td:nth-child(4)").all_inner_texts()
        dated = [text for text in shown if text.startswith("20")]
        assert dated == sorted(dated) and shown[:len(dated)] == dated
        due.click()
        assert page.locator(".tasks tbody tr td:nth-child(4)").all_inner_texts()[-1] == dated[0]
        assert due.locator("xpath=..").get_attribute("aria-sort") == "descending"
        page.locator("[data-filter]").fill("排查")
        assert page.locator(".tasks tbody tr:visible").count() == 1
        page.locator("[data-filter]").fill("")
        page.locator("input[data-kind=directive]").uncheck()
        assert page.evaluate("getComputedStyle(document.querySelector('.m.directive')).backgroundColor") == "rgba(0, 0, 0, 0)"
        page.locator("input[data-kind=directive]").check()
        term = page.locator(".m.deadline", has_text="5月10日前")
        term.hover()
        assert "2024-05-10" in page.evaluate("node => getComputedStyle(node, '::after').content", term.element_handle())
        page.locator(".speakers summary").first.click()
        assert page.locator(".speakers details[open] li").first.is_visible()
        page.locator(".tasks tbody tr a").first.click()
        assert page.url.endswith(page.locator(".tasks tbody tr a").first.get_attribute("href") or "?")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") in ("SPAN", "A", "BUTTON", "SUMMARY", "INPUT")
        page.set_viewport_size({"width": 360, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.pdf(format="A4")[:4] == b"%PDF"
        browser.close()
    assert said == [] and asked == [(tmp_path / "page.html").as_uri()]
