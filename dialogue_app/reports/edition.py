"""The reader's edition of a bank: a release in, a Document out, with contents, chapters, index and worksheets.

Parts that a release does not have are left out. Sees the bank only: no dialogue, no supplier, no answer.
"""

from collections.abc import Iterator

from dialogue_app.reports import (
    edition_head,
    edition_index,
    edition_labels,
    edition_library,
    edition_questions,
    edition_sets,
    edition_sheets,
)
from dialogue_app.reports.answer_lines import RememberedFormats
from dialogue_app.reports.edition_words import Words
from dialogue_app.reports.head_outline import ReportFacts
from dialogue_app.reports.outline import Block, Document, Paper, Place, Stream, Wording
from dialogue_app.texts import Texts
from question_bank import Release

_CHAPTERS = (edition_sets, edition_questions, edition_labels, edition_library, edition_index)


def edition_outline(release: Release, texts: Texts, facts: ReportFacts) -> Document:
    """Return the reader's edition of a release as a Document.

    Args:
        release: what is printed, all of it.
        texts: the language of the document; questions without a wording in it are printed in the original and say so.
        facts: version and time of its making.
    """
    words = Words(release, Texts(texts.language, RememberedFormats(texts.formats)), facts.generated_at[:10])
    day = words.day(release.published_at)
    return Document(
        title=texts("edition.title", bank=release.bank.name),
        language=texts.language,
        notice=texts("edition.notice", licence=release.bank.licence),
        state=texts("edition.state", number=release.number, day=day),
        moment=facts.generated_at,
        program=texts("report.program-version", version=facts.program_version),
        wording=Wording(
            page=texts("report.page"),
            continued=texts("report.continued"),
            missing=texts("edition.missing-characters"),
        ),
        blocks=Stream(lambda: _blocks(words, facts)),
        sheets=edition_sheets.sheets(words, facts),
        paper=Paper.TALL,
    )


def _blocks(words: Words, facts: ReportFacts) -> Iterator[Block]:
    yield from edition_head.head(words, facts)
    yield from edition_head.contents(words, tuple(_places(words)))
    yield from edition_sets.sets(words)
    yield from edition_questions.chapters(words)
    yield from edition_labels.labels(words)
    yield from edition_library.library(words)
    yield from edition_index.index(words)


def _places(words: Words) -> Iterator[Place]:
    for chapter in _CHAPTERS:
        yield from chapter.places(words)
