"""What the parts of the reader's edition share: a release, the language it is read in, and the day it is read.

Names of codes come from the bank, sentences from the catalogues. Knows no format.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogue_app.domain.dates import date_text
from dialogue_app.reports.outline import Cell, Part, Tone
from dialogue_app.texts import Texts
from question_bank import PIVOT, Coverage, Label, LabelVersion, Question, Release, local_text, pivot_texts

LONGEST_SHORT = 70
"""Characters of a question where it only has to be recognised."""


@dataclass(frozen=True, slots=True)
class Words:
    """A release in words. ``today`` is an ISO day: facts that had to be checked before it are said to be old."""

    release: Release
    texts: Texts
    today: str

    def name(self, facet: str, code: object) -> str:
        """Return the bank's name of a code; the code itself when the bank has none."""
        return self.release.vocabulary.get(f"{facet}.{code}", str(code))

    def names(self, facet: str, codes: Iterable[object], between: str = ", ") -> str:
        """Return the names of several codes on one line."""
        return between.join(self.name(facet, code) for code in codes)

    def said(self, question: Question, role: str) -> str:
        """Return one text of a question in our language, the original where there is none, "" where it has no such."""
        pivot = getattr(question, role, None)
        if self.texts.language == PIVOT and isinstance(pivot, str):
            return pivot
        return local_text(question, role, self.texts.language).text if role in pivot_texts(question) else ""

    def short(self, question: Question) -> str:
        """Return a question cut at a word so that it can be recognised."""
        prompt = " ".join(self.said(question, "prompt").split())
        if len(prompt) <= LONGEST_SHORT:
            return prompt
        return f"{prompt[:LONGEST_SHORT].rpartition(' ')[0] or prompt[:LONGEST_SHORT]} …"

    def day(self, text: str) -> str:
        """Return a stored date as people write it."""
        return date_text(text, self.texts)

    def tongue(self, code: str) -> str:
        """Return the name of a language."""
        if self.texts.has(f"language.{code}"):
            return self.texts(f"language.{code}")
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only for languages we have no word for

        try:
            name = Locale.parse(code, sep="-").get_display_name(self.texts.language.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return code
        return f"{name[:1].upper()}{name[1:]}" if name else code

    def doubtful(self, label: Label) -> bool:
        """Whether facts about a label have to be checked before they are used."""
        return label.uncertain or label.check_by < self.today

    def version(self, version: LabelVersion) -> str:
        """Return an edition of a label with its dates."""
        dates = {name: self.day(date) for name in ("since", "until") if (date := getattr(version, name))}
        key = {0: "", 2: "edition.version"}.get(len(dates), f"edition.version-{next(iter(dates), '')}")
        said = self.texts(key, name=version.name, **dates) if key else version.name
        return self.marked(said, doubtful=version.uncertain)

    def marked(self, text: str, *, doubtful: bool) -> str:
        """Return a text, with the words that warn where they are needed."""
        return self.texts("edition.with", text=text, marks=self.texts("edition.check-before-use")) if doubtful else text

    def label_edition(self, found: Coverage) -> str:
        """Return the label of a coverage with its edition."""
        name = next((label.name for label in self.release.labels if label.id == found.label), found.label)
        return ", ".join(filter(None, (name, found.version)))


def lines(*texts: str, tone: Tone = Tone.NORMAL) -> Cell:
    """Return texts as a cell, each on lines of its own; empty ones are left out."""
    return tuple(Part(text, tone) for text in texts if text)
