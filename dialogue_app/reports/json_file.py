"""A document as a JSON file, by itself or carried inside a PDF."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dialogue_app.files.saving import written
from dialogue_app.reports import block_data
from dialogue_app.reports.outline import Attachment, Document
from dialogue_app.reports.progress import Tell, metered, watched_blocks
from dialogue_app.texts import Texts


def write(document: Document, target: Path, tell: Tell) -> None:
    """Write the data of a document to ``target``.

    Raises:
        Problem: the target can't be written.
    """
    expected = document.sheets[0].expected if document.sheets else 0
    if document.data:
        pieces = metered(document.data, expected, tell)
    else:
        pieces = block_data.pieces(watched_blocks(document, tell))
    with written(target) as stream:
        for piece in pieces:
            stream.write(piece.encode("utf-8"))


def attached(document: Document, name: str) -> Document:
    """Return the document with its data as an attachment."""
    words = Texts(document.language)
    content = "".join(_pieces(document)).encode("utf-8")
    made = Attachment(name, "application/json", words("report.attached-data"), content)
    return replace(document, attachments=(*document.attachments, made))


def _pieces(document: Document) -> Iterator[str]:
    return iter(document.data or block_data.pieces(document))
