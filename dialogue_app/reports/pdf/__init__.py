"""The PDF writer: a tagged file that screen readers can read (PDF/UA-1) and archives can keep (PDF/A-3a).

Lays out line by line and writes each page as soon as it is full: time and size grow with the pages, memory does not.
"""

from pathlib import Path
from typing import IO

from dialogue_app.reports.files import written
from dialogue_app.reports.outline import Document, Paragraph, Tone
from dialogue_app.reports.pdf.blocks import paint_all
from dialogue_app.reports.pdf.fonts import faces
from dialogue_app.reports.pdf.metadata import one_line, put_colours, put_metadata
from dialogue_app.reports.pdf.objects import ObjectFile, ref, text_string
from dialogue_app.reports.pdf.pages import Furniture, Pages
from dialogue_app.reports.pdf.typesetting import Typesetter


def write(document: Document, target: Path) -> None:
    """Write a document to ``target``.

    Raises:
        Problem: the target can't be written.
    """
    with written(target) as stream:
        put_document(document, stream)


def put_document(document: Document, stream: IO[bytes]) -> None:
    """Write a document as PDF to an open stream."""
    file = ObjectFile(stream)
    typesetter = Typesetter(faces())
    pages = Pages(file, typesetter)
    paint_all(pages, document.blocks, document.wording.continued)
    if typesetter.missing:
        note = document.wording.missing.format(n=typesetter.missing)
        paint_all(pages, [Paragraph(note, Tone.MUTED)], document.wording.continued)
    title = one_line(document.title)
    tree = pages.finish(Furniture(title, one_line(document.notice), document.state, document.wording.page))
    information, metadata = put_metadata(document, file)
    catalogue = file.put(
        f"<</Type/Catalog/Pages {ref(tree)}/StructTreeRoot {ref(pages.tree.finish())}/MarkInfo<</Marked true>>"
        f"/Lang {text_string(document.language)}/ViewerPreferences<</DisplayDocTitle true>>"
        f"/Metadata {ref(metadata)}{pages.bookmarks.finish()}{put_colours(file)}>>"
    )
    file.close(catalogue, information)
