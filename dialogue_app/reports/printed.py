"""What documents to hand out have in common: tall paper, the usual words, no worksheets."""

from collections.abc import Iterable

from dialogue_app.domain.dates import date_text
from dialogue_app.reports.outline import Block, Document, Paper, Wording
from dialogue_app.texts import Texts


def printed(
    blocks: Iterable[Block],
    texts: Texts,
    *,
    title: str,
    notice: str,
    moment: str,
    program: str,
    state: str = "",
    language: str = "",
) -> Document:
    """Return a document to print: ``state`` is the day where not given, ``language`` is that of ``texts``."""
    return Document(
        title=title,
        language=language or texts.language,
        notice=notice,
        state=state or date_text(moment[:10], texts),
        moment=moment,
        program=program,
        wording=Wording(
            page=texts("report.page"), continued=texts("report.continued"), missing=texts("form.missing-characters")
        ),
        blocks=blocks,
        sheets=(),
        paper=Paper.TALL,
    )
