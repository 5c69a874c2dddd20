"""Row 14, in files: every text of the corpus, in everything that comes from outside, in every format of a report."""

import csv
import json
import time
import unicodedata
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook

from dialogue_app import reports
from dialogue_app.domain.disclosure import Audience, for_reader
from dialogue_app.files.safe_text import mark, visible, without_surrogates
from dialogue_app.reports.pdf.fonts import faces
from dialogue_app.texts import Texts
from tests.helpers.comparisons import hostile
from tests.reports.tagged_pdf import TaggedPdf, squeezed
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.live import page_of, refuse_live
from tests.torture.texts import corpus

ROW = Row(14, "hostile text in files", "whole or marked; no link, image, formula, markup")

FACTS = reports.ReportFacts("0.1.0", "2026-11-22T15:00:00.000Z", "ict-ethics 2026.1")
SLOWEST = 10.0
"""Seconds for one report of one question; what freezes takes minutes."""

SAMPLED = 40
"""Each so manieth text in the short form."""


def run(short: bool, seed: int) -> Outcome:
    """Write one report of each text in each format and read it back with a reader that is not ours."""
    csv.field_size_limit(10_000_000)
    tally, texts = Tally(), corpus()
    chosen = texts[seed % SAMPLED :: SAMPLED] if short else texts
    with folder() as place:
        for name, text in chosen:
            document = _document(text)
            for form, look in LOOKS.items():
                with tally.case(f"{form}: {name}"):
                    _case(document, form, look, text, place / f"report.{form}")
    tally.note(f"{len(chosen)} texts x {len(LOOKS)} formats, at most {SLOWEST:.0f} s each")
    return tally.outcome


def _document(text: str) -> reports.Document:
    seen = for_reader(hostile(text), Audience.INTERNAL, "")
    return reports.comparison_outline(seen, Audience.INTERNAL, Texts("en"), FACTS)


def _case(document: reports.Document, form: str, look: Callable[[Path, str], None], text: str, target: Path) -> None:
    began = time.perf_counter()
    reports.write(document, form, target)
    took = time.perf_counter() - began
    assert took < SLOWEST, f"{took:.1f} s"
    look(target, text)
    refuse_live(target)


def in_pdf(path: Path, text: str) -> None:
    report = TaggedPdf(path)
    shown = faces()["regular"].characters
    said = unicodedata.normalize("NFC", visible(text))
    marked = "".join(each if each in shown or each.isspace() else mark(each) for each in said)
    assert squeezed(marked) in squeezed(report.text), "not whole"


def in_docx(path: Path, text: str) -> None:
    with ZipFile(path) as parts:
        content = parts.read("word/document.xml")
    whole = "".join(etree.fromstring(content).itertext())
    assert squeezed(visible(text)) in squeezed(whole), "not whole"


def in_html(path: Path, text: str) -> None:
    assert squeezed(visible(text)) in squeezed(page_of(path).whole), "not whole"


def in_xlsx(path: Path, text: str) -> None:
    sheet = load_workbook(path)["Answers"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Internal note")
    cells = [row[column - 1] for row in sheet.iter_rows(min_row=2)]
    said = (str(cell.value) for cell in cells if cell.value not in (None, "(continued)"))
    assert "".join(said) == visible(text), "not whole"


def in_csv(path: Path, text: str) -> None:
    header, row = csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    assert row[header.index("Internal note")] in (visible(text), f"'{visible(text)}"), "not whole"


def in_json(path: Path, text: str) -> None:
    read = json.loads(path.read_text("utf-8"))
    assert read["answers"][0]["note"] == without_surrogates(text), "not whole"


LOOKS: dict[str, Callable[[Path, str], None]] = {
    "pdf": in_pdf,
    "docx": in_docx,
    "html": in_html,
    "xlsx": in_xlsx,
    "csv": in_csv,
    "json": in_json,
}
