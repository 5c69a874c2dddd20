"""Reports of 20 suppliers x 60 questions and of 200 x 300: against what others need for the same content.

PDF: seconds per page, ours tagged; against naive untagged Platypus tables (goal: a quarter), against typst (reported),
against ours without tags (goal: twice), and the large against the small (goal: 1.3). XLSX: against XlsxWriter.
"""

import importlib.util
import multiprocessing
import resource
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf

from dialogue_app import reports
from dialogue_app.domain.disclosure import Audience, for_reader
from dialogue_app.reports.pdf.pages import Pages
from dialogue_app.reports.pdf.structure import Element, StructureTree
from dialogue_app.texts import Texts
from tests.helpers.comparisons import comparison
from tests.performance import report_peers
from tests.performance.measure import Line, side_by_side, timed

SMALL, LARGE, ROUNDS = (60, 20), (300, 200), 3
"""Questions and suppliers."""

MOST_MEGABYTES = 400
FACTS = reports.ReportFacts("0.1.0", "2026-11-22T15:00:00.000Z", "ict-ethics 2026.1")


def run() -> list[Line]:
    """Write all of them in turns; the two large files once each, in a process of their own that tells its memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*_pdf(folder), *_workbook(folder)]


def _pdf(folder: Path) -> Iterator[Line]:
    small, target, peer = _document(*SMALL), folder / "small.pdf", folder / "peer.pdf"
    ours, bare, platypus = side_by_side(
        ROUNDS,
        lambda: reports.write_pdf(small, target),
        lambda: _untagged(small, folder / "untagged.pdf"),
        lambda: report_peers.platypus(small, peer),
    )
    page = ours / _pages(target)
    tagged = f"PDF 20 x 60, tagged: one of {_pages(target)} pages"
    yield Line(f"{tagged}, Platypus", page, platypus / _pages(peer), 0.25)
    if importlib.util.find_spec("typst"):
        seconds, _, pages = _apart(_typst)
        yield Line(f"{tagged}, typst", page, seconds / pages, float("inf"))
        yield Line("PDF 20 x 60, tagged: the whole, typst", ours, seconds, float("inf"))
    yield Line("PDF 20 x 60: tagged against untagged", ours, bare, 2.0)
    seconds, megabytes, count = _apart(_large_pdf)
    yield Line(f"PDF 200 x 300: one of {count} pages against one of 20 x 60", seconds / count, page, 1.3)
    yield Line("PDF 200 x 300: memory (MB, not ms)", megabytes / 1000, 0, MOST_MEGABYTES / 1000)


def _workbook(folder: Path) -> Iterator[Line]:
    seconds, megabytes, _ = _apart(_large_xlsx)
    if importlib.util.find_spec("xlsxwriter"):
        large = _document(*LARGE)
        theirs = timed(lambda: report_peers.xlsxwriter(large, folder / "theirs.xlsx"))
        yield Line("XLSX 200 x 300, styled and wrapped, XlsxWriter", seconds, theirs, 1.0)
    yield Line("XLSX 200 x 300: memory (MB, not ms)", megabytes / 1000, 0, MOST_MEGABYTES / 1000)


def _document(questions: int, suppliers: int) -> reports.Document:
    seen = for_reader(comparison(asked=questions, invited=suppliers), Audience.INTERNAL, "")
    return reports.comparison_outline(seen, Audience.INTERNAL, Texts("en"), FACTS)


def _pages(file: Path) -> int:
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


Measured = tuple[float, float, int]
"""Seconds, most megabytes of memory, pages."""


def _apart(work: Callable[[], Measured]) -> Measured:
    """Return what work measures in a process of its own, which has nothing in memory and nothing remembered."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work)


def _large_pdf() -> Measured:
    return _large("pdf")


def _large_xlsx() -> Measured:
    return _large("xlsx")


def _large(form: str) -> Measured:
    large = _document(*LARGE)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"large.{form}"
        reports.write(_document(3, 3), form, target)  # so that libraries are loaded
        seconds = timed(lambda: reports.write(large, form, target))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return seconds, most, _pages(target) if form == "pdf" else 0


def _typst() -> Measured:
    """Measure typst with nothing remembered: it keeps what it laid out for the next time."""
    small = _document(*SMALL)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "typst.pdf"
        seconds = timed(lambda: report_peers.typst(small, target))
        return seconds, 0, _pages(target)


def _untagged(document: reports.Document, target: Path) -> None:
    """Write our PDF without its tags."""
    kept = Pages.marked, Pages.artifact, StructureTree.add
    nothing = contextmanager(_nothing)

    def add(tree: StructureTree, *_: object) -> Element:
        return tree.document

    Pages.marked = Pages.artifact = lambda *_: nothing()  # type: ignore[assignment, method-assign]
    StructureTree.add = add  # type: ignore[assignment, method-assign]
    try:
        reports.write_pdf(document, target)
    finally:
        Pages.marked, Pages.artifact, StructureTree.add = kept  # type: ignore[method-assign]


def _nothing() -> Iterator[None]:
    yield
