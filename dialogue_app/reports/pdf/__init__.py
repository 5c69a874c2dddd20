"""The PDF writer: a tagged file that screen readers can read (PDF/UA-1) and archives can keep (PDF/A-3a).

reportlab draws the pages, cuts the fonts and writes the file; breaking lines and pages is done here, because text from
suppliers must never be read as markup and cost must grow with the pages alone.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import IO

from reportlab.pdfgen.canvas import Canvas

from dialogue_app.files.saving import written
from dialogue_app.reports.outline import Document, Paragraph, Tone
from dialogue_app.reports.pdf.attachments import attach
from dialogue_app.reports.pdf.blocks import BlockPainter
from dialogue_app.reports.pdf.fonts import faces
from dialogue_app.reports.pdf.metadata import describe, one_line
from dialogue_app.reports.pdf.pages import SIZES, Furniture, Pages
from dialogue_app.reports.pdf.typesetting import Typesetter
from dialogue_app.reports.pdf.upstream import gaps_filled

PDF_VERSION = (1, 7)


def write(document: Document, target: Path) -> None:
    """Write a document to ``target``.

    Raises:
        Problem: the target can't be written.
    """
    with written(target) as stream:
        put_document(document, stream)


def put_document(document: Document, stream: IO[bytes]) -> None:
    """Write a document as PDF to an open stream; the same document gives the same bytes."""
    pages = _laid_out(document, stream, {})
    if pages.unknown:  # pages were named that came later: lay out again, now that they are known
        pages = _laid_out(document, stream, pages.places)
    with gaps_filled(stream):
        pages.canvas.save()


def _laid_out(document: Document, stream: IO[bytes], places: Mapping[str, int]) -> Pages:
    """Return all pages of a document; ``stream`` stays untouched until the canvas is saved."""
    typesetter = Typesetter(faces())
    canvas = Canvas(
        stream,
        pagesize=SIZES[document.paper],
        pageCompression=1,
        invariant=True,
        pdfVersion=PDF_VERSION,
        initialFontName=typesetter.faces["regular"].name,
        lang=document.language,
    )
    describe(document, canvas)
    attach(document, canvas)
    pages = Pages(canvas, typesetter, _furniture(document), document.paper, places)
    painter = BlockPainter(pages, document.wording)
    painter.paint_all(document.blocks)
    if typesetter.missing:
        note = document.wording.missing.format(n=len(typesetter.missing))
        painter.paint_all([Paragraph(note, Tone.MUTED)])
    pages.finish()
    return pages


def _furniture(document: Document) -> Furniture:
    title, notice, state = map(one_line, (document.title, document.notice, document.state))
    return Furniture(title, notice, state, document.wording.page)
