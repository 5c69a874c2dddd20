"""Reads the standard texts and the places to fill in them, in the pivot language and, where it has them, in another."""

from dataclasses import replace
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
    language: str = "",
) -> tuple[tuple[TextField, ...], tuple[StandardText, ...]]:
    """Return the places and the texts in ``folder``, by default those that are shipped.

    Args:
        folder: of the content.
        language: in which they are wanted; a text or a place without words in it comes in the pivot language.

    Raises:
        ContentError: a file can't be read; the first reason is given.
    """
    found: list[Finding] = []
    source = ContentFolder(shipped_content() if folder is None else folder, found)
    fields, texts = read_texts(DatedPacks(source).document("texts"))
    if language and source.has(f"texts/{language}.toml"):
        fields, texts = _worded(source.document(f"texts/{language}.toml"), fields, texts)
    for finding in found:
        raise ContentError(finding.file, finding.place, finding.sentence)
    return fields, texts


def _worded(
    document: Table, fields: tuple[TextField, ...], texts: tuple[StandardText, ...]
) -> tuple[tuple[TextField, ...], tuple[StandardText, ...]]:
    """Return places and texts with the words of another language, as far as its file goes."""
    places = {table.text("name"): table for table in document.tables("field", "name")}
    bodies = {table.text("id"): table for table in document.tables("text", "id")}
    document.close()
    return (
        tuple(_labelled(each, places[each.name]) if each.name in places else each for each in fields),
        tuple(_translated(each, bodies[each.id]) if each.id in bodies else each for each in texts),
    )


def _labelled(field: TextField, table: Table) -> TextField:
    said = replace(field, label=table.text("label"))
    table.close()
    return said


def _translated(text: StandardText, table: Table) -> StandardText:
    said = replace(
        text,
        name=table.text("name"),
        reader=table.text("reader"),
        use=table.text("use"),
        subject=table.text("subject"),
        body=table.text("body"),
    )
    table.close()
    return said
