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
    small, target = _document(*SMALL), folder / "small.pdf"
    pages: dict[str, int] = {}

    def counted(who: str, write: Callable[[reports.Document, Path], int]) -> Callable[[], None]:
        return lambda: pages.update({who: write(small, folder / f"{who}.pdf")})

    peers = {"Platypus": report_peers.platypus}
    if importlib.util.find_spec("typst"):
        peers["typst"] = report_peers.typst
    ours, bare, *others = side_by_side(
        ROUNDS,
        lambda: reports.write_pdf(small, target),
        lambda: _untagged(small, folder / "untagged.pdf"),
        *(counted(who, write) for who, write in peers.items()),
    )
    page = ours / _pages(target)
    for (who, _), seconds in zip(peers.items(), others, strict=True):
        goal = 0.25 if who == "Platypus" else float("inf")
        yield Line(f"PDF 20 x 60, tagged: one of {_pages(target)} pages, {who}", page, seconds / pages[who], goal)
    yield Line("PDF 20 x 60: tagged against untagged", ours, bare, 2.0)
    seconds, megabytes, count = _apart("pdf")
    yield Line(f"PDF 200 x 300: one of {count} pages against one of 20 x 60", seconds / count, page, 1.3)
    yield Line("PDF 200 x 300: memory (MB, not ms)", megabytes / 1000, 0, MOST_MEGABYTES / 1000)


def _workbook(folder: Path) -> Iterator[Line]:
    seconds, megabytes, _ = _apart("xlsx")
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


def _apart(form: str) -> tuple[float, float, int]:
    """Return seconds, megabytes and pages of a large report written in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_large, (form,))


def _large(form: str) -> tuple[float, float, int]:
    large = _document(*LARGE)
    reports.write(_document(3, 3), form, Path(tempfile.gettempdir()) / f"bench-first.{form}")  # libraries are loaded
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"large.{form}"
        seconds = timed(lambda: reports.write(large, form, target))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return seconds, most, _pages(target) if form == "pdf" else 0


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
