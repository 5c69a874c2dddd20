"""The web page: one file that needs nothing, complete in order, safe whatever suppliers write."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from dialogue_app import reports
from dialogue_app.files.safe_text import visible
from dialogue_app.reports.outline import (
    Boxes,
    Bullets,
    Column,
    Contents,
    Facts,
    Heading,
    Index,
    Paragraph,
    Part,
    Place,
    Steps,
    Subject,
    Table,
    Together,
    Tone,
)
from tests.helpers.comparisons import comparison, hostile
from tests.reports.conftest import Outline
from tests.reports.figure_samples import figures
from tests.reports.printed_samples import document
from tests.reports.test_pdf_of_hostile_text import TEXTS

VOID = {"meta"}
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "div", "nav", "details", "summary", "main", "h1",
    "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "figure",
    "figcaption", "svg", "rect", "text", "footer",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser would find: elements with their attributes and texts; fails where one is not closed."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(content)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.found.append((tag, dict(attrs), ""))
        else:
            self.open.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        opened, attributes, texts = self.open.pop()
        assert opened == tag
        self.found.append((tag, attributes, "".join(texts)))

    def handle_data(self, data: str) -> None:
        for _, _, texts in self.open:
            texts.append(data)

    def all(self, *tags: str) -> list[tuple[str, dict[str, str | None], str]]:
        return [each for each in self.found if each[0] in tags]

    def texts(self, *tags: str) -> list[str]:
        return [text for _, _, text in self.all(*tags)]


@pytest.fixture
def web(tmp_path: Path):
    def made(whole: reports.Document) -> Page:
        reports.write_html(whole, tmp_path / "page.html")
        return Page((tmp_path / "page.html").read_text("utf-8"))

    return made


def everything(text: str) -> tuple:
    row = ((Part(text),), (Part(text), Part(text, Tone.MARK)))
    return (
        Heading(1, text), Contents((Place(text, text),)), Paragraph(text), Bullets((text,)), Steps((text,)),
        Boxes((text,)), Facts(((text, text),)), Table((Column(text, 1), Column(text, 1)), (row,), text, grid=True),
        Together((Heading(2, text, target=text), Paragraph(text))), Index((Subject(text, (Place(text, text),)),)),
    )  # fmt: skip


def test_a_page_needs_nothing_and_runs_nothing(web, outline: Outline, tmp_path: Path) -> None:
    page = web(outline(comparison(asked=6, invited=4)))
    assert {tag for tag, _, _ in page.found} <= ALLOWED
    names = {name for _, attributes, _ in page.found for name in attributes}
    assert not names & {"src", "srcset", "style", "onclick", "onload", "action", "background"}
    assert all((attributes["href"] or "").startswith("#") for _, attributes, _ in page.all("a"))
    content = (tmp_path / "page.html").read_text("utf-8")
    assert any("default-src 'none'" in (each["content"] or "") for _, each, _ in page.all("meta") if "content" in each)
    assert "url(" not in content
    assert "@import" not in content


def test_every_link_leads_to_a_place_that_is_there_once(web, outline: Outline) -> None:
    for whole in (outline(comparison(asked=6, invited=4)), document(everything("Place"))):
        page = web(whole)
        places = [attributes["id"] for _, attributes, _ in page.found if "id" in attributes]
        assert len(places) == len(set(places))
        assert {attributes["href"] for _, attributes, _ in page.all("a")} <= {f"#{place}" for place in places}


def test_a_page_has_its_parts_and_the_contents_name_every_heading(web, outline: Outline) -> None:
    page = web(outline(comparison(asked=6, invited=4)))
    assert [len(page.all(tag)) for tag in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    assert page.all("a")[0][2] == "Skip to the report"
    (_, language, _) = page.all("html")[0]
    assert language["lang"] == "en"
    levels = [int(tag[1]) for tag, _, _ in page.all("h1", "h2", "h3", "h4")]
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert len(page.all("a")) == 1 + len(page.all("h1", "h2", "h3"))


def test_cells_have_headers_that_say_their_scope(web) -> None:
    page = web(document(figures()))
    scopes = {attributes.get("scope") for _, attributes, _ in page.all("th")}
    assert scopes == {"row", "col"}
    regions = [attributes for _, attributes, _ in page.all("div") if attributes.get("role") == "region"]
    assert regions
    assert all(region["tabindex"] == "0" for region in regions)
    names = [region["aria-label"] for region in regions]
    assert all(names)
    assert len(names) == len(set(names))


def test_charts_are_drawn_said_and_written_as_a_table(web) -> None:
    page = web(document(figures()))
    drawings = page.all("svg")
    assert [attributes["role"] for _, attributes, _ in drawings] == ["img", "img"]
    assert "Complaints: 1 now, 6 not yet" in (drawings[0][1]["aria-label"] or "")
    assert {text for text in page.texts("summary") if "table" in text} == {"The chart as a table"}
    assert "9" in page.texts("td")


@pytest.mark.parametrize("kind", TEXTS)
def test_whatever_is_written_stays_text(web, kind: str) -> None:
    text = TEXTS[kind]
    page = web(replace(document(everything(text)), title=text or "T", notice=text, state=text, program=text))
    assert {tag for tag, _, _ in page.found} <= ALLOWED
    for tag in ("h1", "h2", "p", "li", "dt", "dd", "th", "td"):
        assert any(visible(text) in said for said in page.texts(tag))
    assert not any(name.startswith("on") for _, attributes, _ in page.found for name in attributes)


def test_text_of_any_direction_stays_in_its_place(web) -> None:
    page = web(hostile_page("שלום \u202e abc"))
    holding = [attributes for tag, attributes, text in page.found if tag in ("p", "th", "td") and "שלום" in text]
    assert any(attributes.get("dir") == "auto" for attributes in holding)


def test_the_words_around_are_in_the_language_of_the_report(web) -> None:
    page = web(replace(document(figures()), language='de" onload="x'))
    assert page.all("html")[0][1]["lang"] == 'de" onload="x'


def test_long_texts_are_whole(web, outline: Outline) -> None:
    word = "w" * 100_000
    page = web(outline(hostile(word)))
    assert sum(text.count(word) for text in page.texts("td")) >= 3


def test_styles_hold_no_place_to_load_from(web, tmp_path: Path) -> None:
    web(document(figures()))
    style = re.search("<style>(.*?)</style>", (tmp_path / "page.html").read_text("utf-8"), re.DOTALL)
    assert style
    assert "prefers-color-scheme: dark" in style[1]
    assert "@media print" in style[1]
    assert "http" not in style[1]


def hostile_page(text: str) -> reports.Document:
    return document(everything(text))
