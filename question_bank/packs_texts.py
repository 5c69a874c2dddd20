"""Reads the standard texts and the places to fill in them."""

from importlib.resources.abc import Traversable

from question_bank.files import ContentFolder, DatedPacks, shipped_content
from question_bank.findings import ContentError, Finding
from question_bank.library import StandardText, TextField
from question_bank.model import Phase
from question_bank.table import Table


def read_texts(document: Table) -> tuple[tuple[TextField, ...], tuple[StandardText, ...]]:
    """Return the places to fill and the texts, both in their order."""
    fields = tuple(_field(table) for table in document.tables("field", "name"))
    texts = tuple(_text(table) for table in document.tables("text", "id"))
    document.close()
    return fields, texts


def _field(table: Table) -> TextField:
    field = TextField(
        name=table.text("name"),
        label=table.text("label"),
        example=table.text("example"),
        optional=table.flag("optional"),
    )
    table.close()
    return field


def _text(table: Table) -> StandardText:
    text = StandardText(
        id=table.text("id"),
        name=table.text("name"),
        phase=table.choice("phase", Phase),
        reader=table.text("reader"),
        use=table.text("use"),
        subject=table.text("subject", ""),
        body=table.text("body"),
    )
    table.close()
    return text


def standard_texts(
    folder: Traversable | None = None,
) -> tuple[tuple[TextField, ...], tuple[StandardText, ...]]:
    """Return the places and the texts in ``folder``, by default those that are shipped.

    Raises:
        ContentError: the file can't be read; the first reason is given.
    """
    found: list[Finding] = []
    source = ContentFolder(shipped_content() if folder is None else folder, found)
    read = read_texts(DatedPacks(source).document("texts"))
    for finding in found:
        raise ContentError(finding.file, finding.place, finding.sentence)
    return read
