"""Our own check of a tagged PDF, for what the checker of the tests does not look at: returns faults in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

_DRAWS = frozenset({"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"})

Mark = tuple[int, int]
"""Number of the page object, number of the mark on it."""


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """Return what is wrong with the tags of a file; nothing when all is well."""
    return [*_of_file(pdf), *_of_tree(pdf), *_of_headings(pdf), *_of_tables(pdf), *_of_figures(pdf)]


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield all elements in reading order."""
    yield from _walk(pdf.Root.StructTreeRoot.K)


def kids(element: Any) -> list[Any]:
    """Return the elements directly below an element."""
    return [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _walk(element: Any) -> Iterator[Any]:
    yield element
    for kid in kids(element):
        yield from _walk(kid)


def _of_file(pdf: pikepdf.Pdf) -> Iterator[str]:
    if not pdf.Root.get("/MarkInfo", {}).get("/Marked"):
        yield "not tagged"
    if not str(pdf.Root.get("/Lang", "")):
        yield "no language"
    if not pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") or not str(pdf.docinfo.get("/Title", "")):
        yield "no title"


def _of_tree(pdf: pikepdf.Pdf) -> Iterator[str]:
    owners = dict(_owners(pdf.Root.StructTreeRoot.K))
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(place): found for place, found in zip(numbers[::2], numbers[1::2], strict=True)}
    for page in pdf.pages:
        marks = list(_marks(page))
        if None in marks:
            yield "drawn outside of all marks"
        used = [mark for mark in marks if mark is not None]
        if used != list(range(len(used))):
            yield "marks of a page not in order"
        leading_back = [parent.objgen for parent in parents[int(page.StructParents)]]
        if leading_back != [owners.get((page.objgen[0], mark)) for mark in used]:
            yield "mark not owned by the element it leads back to"
    for element in elements(pdf):
        yield from ("child of another parent" for kid in kids(element) if kid.P.objgen != element.objgen)


def _owners(element: Any) -> Iterator[tuple[Mark, tuple[int, int]]]:
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            yield (element.Pg.objgen[0], kid), element.objgen
        elif "/MCID" in kid:
            yield (kid.Pg.objgen[0], int(kid.MCID)), element.objgen
        else:
            yield from _owners(kid)


def _marks(page: pikepdf.Page) -> Iterator[int | None]:
    """Yield the marks of a page in order, and None for what is drawn outside of all marks."""
    inside = False
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            inside = True
            if "/MCID" in operands[1]:
                yield int(operands[1].MCID)
        elif name == "EMC":
            inside = False
        elif name in _DRAWS and not inside:
            yield None


def _of_headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    levels = [int(str(each.S)[2:]) for each in elements(pdf) if each.S in ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "not one title as first heading"
    if any(below > above + 1 for above, below in pairwise(levels)):
        yield "heading level skipped"


def _of_tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    for table in (each for each in elements(pdf) if each.S == "/Table"):
        rows = [kids(row) for row in kids(table)]
        if any(not row or row[0].S != "/TH" for row in rows):
            yield "row without a header cell"
        scopes = {cell.get("/A", {}).get("/Scope") for row in rows for cell in row if cell.S == "/TH"}
        if not scopes <= {"/Row", "/Column"}:
            yield "header cell without a scope"
        if len({sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in row) for row in rows}) > 1:
            yield "rows of different width"


def _of_figures(pdf: pikepdf.Pdf) -> Iterator[str]:
    for figure in (each for each in elements(pdf) if each.S == "/Figure"):
        if not str(figure.get("/Alt", "")):
            yield "figure without a text"
        if len(figure.get("/A", {}).get("/BBox", [])) != 4:
            yield "figure without a place"
