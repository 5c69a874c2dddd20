"""Whatever suppliers write, the PDF conforms, and readers that are not ours find the text in order."""

import time
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from tests.helpers.comparisons import hostile
from tests.reports.accessibility import faults
from tests.reports.conftest import Pdf
from tests.reports.tagged_pdf import squeezed

TEXTS = {
    "markup": "<b>bold</b> & <img src='file:///etc/hostname'/> <a href='javascript:alert(1)'>x</a> <para/>",
    "formula": "=1+1",
    "pdf": "(unbalanced ( \\( \\) \\\\ ) endstream endobj << /Type /Catalog >> %PDF BT ET",
    "greek": "Ποιοι είναι οι προμηθευτές; Ωμέγα ΐ ώ",
    "cyrillic": "Кой е доставчикът? Щъркел ѝ ґ ї",
    "central": "Příliš žluťoučký kůň úpěl ďábelské ódy, zażółć gęślą jaźń",
    "emoji": "before 😀 after, 工厂, שלום",
    "controls": "nul \0 bell \a escape \x1b half \ud800 non-character \ufffe",
    "word": "w" * 3_000,
    "soft hyphens": "\N{SOFT HYPHEN}" * 10_000 + "end",
    "blanks": " leading,  two, trailing\u00a0\u2009\u2011 ",
    "lines": "one\r\ntwo\rthree\u2028four\x0bfive\n\n\nsix",
    "empty lines": "\n\n\n",
    "long": "many words " * 3_000,
}


@pytest.mark.parametrize("kind", TEXTS)
def test_the_file_conforms(pdf: Pdf, tmp_path: Path, kind: str) -> None:
    report = pdf(hostile(TEXTS[kind]))
    assert faults(report.pdf) == []
    assert report.pdf.check_pdf_syntax() == []
    for profile in (page.ValidationProfile("ua1"), page.ValidationProfile("3a")):
        found = page.validate_pdf(str(tmp_path / "report.pdf"), profile=profile)
        assert [(failure.rule_id, failure.message) for failure in found.failures] == []


@pytest.mark.parametrize("kind", TEXTS)
def test_nothing_in_it_can_be_clicked_run_or_opened(pdf: Pdf, kind: str) -> None:
    report = pdf(hostile(TEXTS[kind]))
    assert all("/Annots" not in sheet and "/AA" not in sheet for sheet in report.pdf.pages)
    assert not {"/OpenAction", "/AA", "/Names", "/AcroForm", "/AF"} & set(report.pdf.Root.keys())


@pytest.mark.parametrize("kind", ["markup", "formula", "pdf", "greek", "cyrillic", "central", "word"])
def test_another_reader_finds_the_text_as_written(pdf: Pdf, tmp_path: Path, kind: str) -> None:
    pdf(hostile(TEXTS[kind]))
    assert squeezed(TEXTS[kind]) in squeezed(read(tmp_path))


def test_another_reader_finds_marks_for_what_can_not_be_shown(pdf: Pdf, tmp_path: Path) -> None:
    pdf(hostile(TEXTS["emoji"] + TEXTS["controls"]))
    said = squeezed(read(tmp_path))
    assert "before[U+1F600]after,[U+5DE5][U+5382],[U+05E9][U+05DC]" in said
    assert "nul[U+0000]bell[U+0007]escape[U+001B]half[U+D800]non-character[U+FFFE]" in said


def test_another_reader_finds_everything_in_the_order_of_the_page(pdf: Pdf, tmp_path: Path) -> None:
    pdf(hostile("Ωμέγα и Щъркел"))
    said = read(tmp_path)
    order = ["Kind of dialogue", "Purpose", "How to read this report", "Suppliers in this report", "Overview"]
    places = [said.index(words) for words in [*order, "States per question", "TRN-100-K  Do you publish"]]
    assert places == sorted(places)


def test_each_kind_of_character_that_is_missing_is_counted_once(pdf: Pdf) -> None:
    report = pdf(hostile("工厂 工厂 工厂"))
    assert "can't show: 2." in report.document.all("P")[-1].whole


@pytest.mark.parametrize("text", ["\u00ad" * 10_000, "w" * 100_000, "\n" * 5_000, "a " * 50_000])
def test_no_text_takes_long(pdf: Pdf, text: str) -> None:
    started = time.process_time()
    pdf(hostile(text))
    assert time.process_time() - started < 20


def read(folder: Path) -> str:
    """Return the text of a report as pypdf reads it, without heads and feet."""
    sheets = [sheet.extract_text() for sheet in PdfReader(folder / "report.pdf").pages]
    foot = "As of 22 Nov 2026, 14:32 UTC"
    return "\n".join(sheet.split("Page ")[0] if foot in sheet else sheet for sheet in sheets)
