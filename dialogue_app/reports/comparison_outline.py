"""The comparison report: from what ``disclosure.for_reader`` handed out to a Document.

Sees nothing the reader may not see: redaction has happened before. Order is that of the comparison, never a score.
"""

from collections.abc import Iterator

from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.heard import NOBODY, Heard
from dialogue_app.reports import (
    answer_sheets,
    data,
    heard_outline,
    overview_outline,
    own_answers_outline,
    question_outline,
)
from dialogue_app.reports.answer_lines import RememberedFormats
from dialogue_app.reports.head_outline import ReportFacts, head, legend, moment_text, notice
from dialogue_app.reports.outline import Block, Document, Stream, Wording
from dialogue_app.texts import Texts

__all__ = ["ReportFacts", "comparison_outline"]

FIXED_BLOCKS, BLOCKS_A_QUESTION = 24, 5
"""About how many there are; says how far a writer is."""


def comparison_outline(
    comparison: Comparison, audience: Audience, texts: Texts, facts: ReportFacts, heard: Heard = NOBODY
) -> Document:
    """Return the report of a comparison as a Document.

    Args:
        comparison: exactly what this reader may see, from ``disclosure.for_reader``.
        audience: for whom the report is.
        texts: the language of the report.
        facts: version and time of its making.
        heard: by whom suppliers were heard, from ``disclosure.heard_for``.
    """
    texts = Texts(texts.language, RememberedFormats(texts.formats))
    return Document(
        title=texts("report.document-title", dialogue=comparison.dialogue.title),
        language=texts.language,
        notice=notice(comparison, audience, texts),
        state=texts("report.as-of", moment=moment_text(comparison.as_of, texts)),
        moment=facts.generated_at,
        program=texts("report.program-version", version=facts.program_version),
        wording=Wording(
            page=texts("report.page"),
            continued=texts("report.continued"),
            missing=texts("report.missing-characters"),
        ),
        blocks=Stream(lambda: _blocks(comparison, audience, texts, facts, heard)),
        sheets=answer_sheets.sheets(comparison, audience, texts, facts, heard),
        expected=FIXED_BLOCKS + BLOCKS_A_QUESTION * len(comparison.rows),
        data=Stream(lambda: data.pieces(comparison, audience, texts, facts)),
    )


def _blocks(
    comparison: Comparison, audience: Audience, texts: Texts, facts: ReportFacts, heard: Heard
) -> Iterator[Block]:
    yield from head(comparison, audience, texts, facts)
    yield from legend(texts)
    yield from heard_outline.method(comparison, heard, texts)
    if audience is not Audience.SUPPLIER:
        yield from overview_outline.participants(comparison, texts, heard)
        yield from overview_outline.overview(comparison, texts)
        yield from question_outline.sections(comparison, audience, texts)
    else:
        yield from own_answers_outline.own_answers(comparison, audience, texts)
