"""Looks into a finished file for anything that could run, load, lead away or be taken for a formula."""

import csv
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf

IN_SHEET = re.compile(rb"<hyperlink|<oleObject|<legacyDrawing|<extLst><ext[^>]*x14:id")
FORMULA = re.compile(rb"<f[ >/]")
IN_WORD = re.compile(rb"<w:hyperlink|<w:object|<w:pict|<w:altChunk|INCLUDETEXT|INCLUDEPICTURE|DDE")
INSTRUCTION = re.compile(rb"<w:instrText[^>]*>([^<]*)<")
OUR_FIELDS = re.compile(rb"\s*(PAGE|NUMPAGES|TOC|PAGEREF|REF|STYLEREF)\b")
EXTERNAL = re.compile(rb'TargetMode="External"')
IN_PAGE = ("/AA",)
IN_ROOT = {"/OpenAction", "/AA", "/AcroForm"}
LOADING = {"img", "script", "iframe", "object", "embed", "form", "input", "base", "video", "audio", "source", "link"}
STARTS = ("=", "@", "\t", "\r", "|", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def refuse_live(path: Path, *, formulas: bool = False) -> None:
    """Find nothing live in a file of any of our formats.

    Args:
        path: the file; its ending says what it is.
        formulas: whether our own formulas and rules may stand in it, as in a workbook to be filled in.

    Raises:
        AssertionError: there is something, and what.
    """
    csv.field_size_limit(10_000_000)
    match path.suffix:
        case ".pdf":
            _pdf(path)
        case ".docx":
            _docx(path)
        case ".html":
            assert not page_of(path).live, page_of(path).live
        case ".xlsx":
            _xlsx(path, formulas)
        case ".csv":
            _csv(path)


def _pdf(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        assert not IN_ROOT & set(pdf.Root.keys())
        for sheet in pdf.pages:
            assert not any(key in sheet for key in IN_PAGE)
            for area in sheet.get("/Annots", []):
                assert "/A" not in area or str(area.A.S) == "/GoTo", "something to click that leads away"
            assert not sheet.get_images(), "an image"


def _docx(path: Path) -> None:
    with ZipFile(path) as parts:
        names = parts.namelist()
        assert not [name for name in names if "media/" in name], "an image"
        assert not any(EXTERNAL.search(parts.read(name)) for name in names if name.endswith(".rels"))
        for name in names:
            if name.startswith("word/") and name.endswith(".xml"):
                content = parts.read(name)
                text = re.sub(rb"<w:t[ >][^<]*</w:t>|<w:t>[^<]*</w:t>", b"", content)
                assert not IN_WORD.search(text), IN_WORD.search(text)
                assert all(OUR_FIELDS.match(each) for each in INSTRUCTION.findall(text)), INSTRUCTION.findall(text)


def _xlsx(path: Path, formulas: bool) -> None:
    with ZipFile(path) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            assert not name.endswith((".bin", ".vml")), name
            assert not (name.endswith(".rels") and EXTERNAL.search(content)), name
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                assert not (not formulas and FORMULA.search(content)), "a formula"
                assert not IN_SHEET.search(content), IN_SHEET.search(content)


def _csv(path: Path) -> None:
    rows = csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    found = [cell for row in rows for cell in row if cell.lstrip(" \u00a0").startswith(STARTS)]
    assert not found, f"a formula: {found[0][:60]!r}"


class _Page(HTMLParser):
    """What a browser would make of a page: its text, and whatever could load, run or lead away."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.live: list[str] = []

    @property
    def whole(self) -> str:
        """All text."""
        return "".join(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is live."""
        if tag in LOADING:
            self.live.append(tag)
        for name, value in attrs:
            leads = name in {"href", "src", "action", "srcset", "formaction"} and not (value or "").startswith("#")
            if name.startswith("on") or leads:
                self.live.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text.append(data)


def page_of(path: Path) -> _Page:
    """Return a page as a browser reads it."""
    page = _Page()
    page.feed(path.read_text("utf-8"))
    return page
