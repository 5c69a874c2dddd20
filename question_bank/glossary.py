"""The glossary: the words of the trade in eleven languages (specification 6).

It belongs to the content that is installed. The program takes its own words from it when its catalogues are compiled,
so a word is the same in a chip, a report and a letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from question_bank.files import ContentFolder, DatedPacks, shipped_content
from question_bank.findings import ContentError, Finding
from question_bank.table import Table

LANGUAGES = ("en", "de", "fr", "nl", "sv", "nb", "da", "fi", "it", "es", "ca")
"""Languages of the glossary, in the order of its columns."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade. ``words`` and ``also`` (a synonym or the word of the law) are by language.

    ``official`` lists the languages whose word stands in the notices of the EU, ``official_also`` those whose other
    word does; ``keys`` are the keys of the program's own sentences that are exactly this word; ``note`` is for
    translators.
    """

    id: str
    words: Mapping[str, str]
    also: Mapping[str, str]
    official: tuple[str, ...]
    official_also: tuple[str, ...]
    keys: tuple[str, ...]
    note: str


def terms(folder: Traversable | None = None) -> tuple[Term, ...]:
    """Return the terms in ``folder``, by default those that are shipped, in the order of their subjects.

    Raises:
        ContentError: a file can't be read; the first reason is given.
    """
    found: list[Finding] = []
    read = read_glossary(ContentFolder(shipped_content() if folder is None else folder, found))
    for finding in found:
        raise ContentError(finding.file, finding.place, finding.sentence)
    return read


def read_glossary(source: ContentFolder) -> tuple[Term, ...]:
    """Return the terms as far as they can be read."""
    document = DatedPacks(source).document("glossary")
    read = tuple(_term(table) for table in document.tables("term", "id"))
    document.close()
    return read


def _term(table: Table) -> Term:
    term = Term(
        id=table.text("id"),
        words=table.mapping("words"),
        also=table.mapping("also"),
        official=table.texts("official", ()),
        official_also=table.texts("official_also", ()),
        keys=table.texts("keys", ()),
        note=table.text("note", ""),
    )
    table.close()
    return term
