"""How the parts of a workbook are taken apart: its frame by openpyxl, its texts and rows by lxml, one at a time.

openpyxl's own way through texts and rows makes an object of every element and reads some sheets twice. Whoever calls
this has looked at the file before (``gate``): there are no definitions in it.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from lxml.etree import iterparse
from openpyxl.reader.excel import SHARED_STRINGS, ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHEET_MAIN_NS

ROW, MERGED = f"{{{SHEET_MAIN_NS}}}row", f"{{{SHEET_MAIN_NS}}}mergeCells"
CHOOSING = f"{{{SHEET_MAIN_NS}}}dataValidation"
CHOOSING_ELSEWHERE = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}dataValidation"
"""How Excel writes a choice whose words stand in another sheet."""
INLINE = f"{{{SHEET_MAIN_NS}}}is"
_ENTRY, _TEXT, _RUN = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "t", "r"))
_ESCAPED_SIGN = "x005F_"
"""What stands in front of a text that only looks like a code for a sign; openpyxl takes it away too."""


def opened(content: BytesIO) -> Any:
    """Return a workbook of openpyxl, read only, of which no row was read yet.

    Raises:
        Exception: ten kinds of error for damaged parts.
    """
    reader = _Reader(content, read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


def elements(stream: BinaryIO, *names: str) -> Iterator[Any]:
    """Yield every element of these names when it is whole, and let go of it afterwards.

    Raises:
        lxml.etree.LxmlError: the part is cut off or no XML.
    """
    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    found = iterparse(stream, tag=names, remove_comments=True, remove_pis=True, collect_ids=False, **safe)
    for _, element in found:
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def choice_of(rule: Any) -> tuple[str, str] | None:
    """Return the cells of a rule for input that offers words, such as "C5 C7:C9", and where these stand; else None."""
    if rule.get("type") != "list":
        return None
    cells, source = rule.get("sqref") or "", ""
    for part in rule.iter():
        name = part.tag.rpartition("}")[2]
        if name == "sqref":
            cells = part.text or ""
        elif name in {"formula1", "f"}:
            source = source or (part.text or "").strip()
    return cells, source


def text_of(entry: Any) -> str:
    """Return a text with its runs; how it sounds in kana stands beside and is no part of it."""
    if len(entry) == 1 and entry[0].tag == _TEXT:
        return entry[0].text or ""
    pieces = [each.text if each.tag == _TEXT else each.findtext(_TEXT) for each in entry if each.tag in (_TEXT, _RUN)]
    return "".join(filter(None, pieces))


class _Sheet(ReadOnlyWorksheet):  # type: ignore[misc]
    """Does not look for its own size, for which openpyxl reads the whole sheet where a program left that out."""

    def _get_size(self) -> None:
        pass


class _Reader(ExcelReader):  # type: ignore[misc]
    """Reads what is needed to read cells; what only says who wrote the file can't make it unreadable."""

    def read(self) -> None:
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)
        self.read_worksheets()
        self.wb.defined_names = self.parser.defined_names.by_sheet().get("global", {})

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as stream:
                self.shared_strings = [text_of(each).replace(_ESCAPED_SIGN, "") for each in elements(stream, _ENTRY)]

    def read_worksheets(self) -> None:
        for sheet, relation in self.parser.find_sheets():
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                made = _Sheet(self.wb, sheet.name, relation.target, self.shared_strings)
                made.sheet_state = sheet.state
                self.wb._sheets.append(made)
