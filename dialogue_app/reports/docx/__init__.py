"""The Word writer: real headings, lists and tables, which can be changed after they were made.

python-docx keeps the package together. Text is always text: what comes from outside never becomes a field, a link or
markup, and the file says nothing about who made it on which machine.
"""

from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from lxml import etree

from dialogue_app.files.saving import written
from dialogue_app.reports.docx.blocks import BlockWriter
from dialogue_app.reports.docx.package import new_package, save_package
from dialogue_app.reports.docx.pages import set_pages
from dialogue_app.reports.outline import Document

IN_MEMORY = 8_000_000
"""Bytes of a text that are kept in memory."""


def write(document: Document, target: Path) -> None:
    """Write a document to ``target``.

    Raises:
        Problem: the target can't be written.
    """
    with written(target) as stream:
        put_document(document, stream)


def put_document(document: Document, stream: IO[bytes]) -> None:
    """Write a document as DOCX to an open stream; the same document gives the same bytes.

    The pieces of the text are written one by one into a file of their own: as one tree, those of a long report would
    fill the memory. The package comes after them, because it says how their lists are numbered.
    """
    package = new_package(document)
    set_pages(package, document)
    with SpooledTemporaryFile(IN_MEMORY) as body:
        for piece in BlockWriter(package.part.numbering_part.element, document).written(document.blocks):
            body.write(etree.tostring(piece))
        body.seek(0)
        save_package(package, body, stream)
