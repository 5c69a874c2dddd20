"""One question of the bank in full, as lines to read: what it asks, what to listen for, where it leads, its history.

Pure: a release, a question and texts in, lines out. Knows nothing of how lines are drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.local_translations import LOCAL
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.problems import Tone
from dialogue_app.texts import Texts
from question_bank import (
    NO_TRIGGER,
    PIVOT,
    AnswerSpec,
    Kind,
    LocalText,
    Question,
    Release,
    TextState,
    label_rules,
    local_text,
    pivot_texts,
)

_HASH_SHOWN = 12
"""Digits of a content hash that are shown: enough to compare by eye."""


class Style(StrEnum):
    """What a line is in the text."""

    TITLE = "title"
    HEAD = "head"
    BODY = "body"
    ITEM = "item"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; ``lead`` stands before the text in bold, ``tone`` marks a state that is also said in words."""

    style: Style
    text: str
    lead: str = ""
    tone: Tone | None = None


Lines = Iterator[Line]
Uses = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    """A question with what is needed to read it.

    Args:
        question: what is shown.
        release: where codes get their names from.
        language: the language to read it in; a gap shows the English text and says so.
        uses: (dialogue, event day) of where it is asked.
        texts: the window's texts.
    """

    question: Question
    release: Release
    language: str
    uses: Uses
    texts: Texts

    def lines(self) -> tuple[Line, ...]:
        """Return all lines in reading order."""
        question = self.question
        parts = (
            self._head(),
            self._answer(),
            self._guidance(),
            self._listening(),
            self._proof(),
            label_lines(question, self.release, self.texts),
            self._criterion(),
            self._reach(),
            self._languages(),
            self._history(),
            self._used_in(),
        )
        return tuple(line for part in parts for line in part)

    def _head(self) -> Lines:
        question, texts = self.question, self.texts
        theme = next((each for each in self.release.themes if each.code == question.theme), None)
        place = [self._name("theme", question.theme), theme.subthemes.get(question.subtheme, "") if theme else ""]
        yield Line(Style.SMALL, " › ".join(filter(None, place)), lead=question.id)
        prompt = self._local("prompt")
        yield Line(Style.TITLE, prompt.text)
        yield from self._warning(prompt)
        facets = ("phase", "level", "priority", "room")
        yield Line(Style.SMALL, " · ".join(self._name(facet, getattr(question, facet)) for facet in facets))
        yield Line(Style.SMALL, texts("sheet.minutes", live=question.minutes_live, supplier=question.minutes_supplier))

    def _warning(self, local: LocalText) -> Lines:
        if self.language != PIVOT and local.language == PIVOT:
            yield Line(Style.SMALL, self.texts("sheet.gap", language=self._tongue(self.language)), tone=Tone.WARN)
        elif text := self._state(local):
            yield Line(Style.SMALL, f"{self._tongue(local.language)}: {text}", tone=Tone.WARN)

    def _answer(self) -> Lines:
        answer = self.question.answer
        yield self._title("answer")
        yield Line(Style.BODY, " · ".join([self._name("kind", answer.kind), *self._limits(answer)]))
        for option in answer.options:
            if not option.retired:
                marks = [self.texts(f"sheet.option-{mark}") for mark in ("exclusive", "needs_remark")
                         if getattr(option, mark)]  # fmt: skip
                said = self._local(f"option.{option.id}").text
                yield Line(Style.ITEM, f"{said} ({', '.join(marks)})" if marks else said)
        if answer.extra:
            yield Line(Style.BODY, answer.extra, lead=self.texts("sheet.extra"))

    def _limits(self, answer: AnswerSpec) -> Iterator[str]:
        texts = self.texts
        if answer.label:
            yield answer.label
        if answer.unit:
            yield texts("sheet.unit", unit=" / ".join(filter(None, (answer.unit, answer.per))))
        if answer.denominator:
            yield texts("sheet.of", denominator=self._local("denominator").text)
        if answer.kind is Kind.DATE:
            yield self._name("rule", answer.rule)
        if answer.kind is Kind.TEXT:
            yield texts.count("sheet.longest", answer.longest)
        if answer.ranks:
            yield texts.count("sheet.ranks", answer.ranks)
        if answer.columns:
            facet = "certificate_column" if answer.kind is Kind.CERTIFICATES else "factory_column"
            columns = ", ".join(self._name(facet, column) for column in answer.columns)
            yield texts("sheet.columns", columns=columns)

    def _guidance(self) -> Lines:
        yield from self._text("help")
        yield from self._text("why")

    def _listening(self) -> Lines:
        yield from self._text("good")
        yield from self._text("weak")
        if self.question.probes:
            yield self._title("probes")
        for number, _ in enumerate(self.question.probes):
            when, ask = (self._local(f"probe.{number}.{part}").text for part in ("when", "ask"))
            yield Line(Style.ITEM, ask, lead=self.texts("sheet.when", when=when))
        if self.question.anchors:
            yield self._title("anchors")
        for number, _ in enumerate(self.question.anchors):
            yield Line(Style.ITEM, self._local(f"anchor.{number}").text, lead=str(number))

    def _proof(self) -> Lines:
        strengths = {each.id: each.strength for each in self.release.evidence}
        if self.question.evidence:
            yield self._title("evidence")
        for code in self.question.evidence:
            strength = self._name("evidence_strength", strengths[code]) if code in strengths else ""
            yield Line(Style.ITEM, f"{self._name('evidence', code)} ({strength})" if strength else code)
        known = {each.id: each for each in self.release.references}
        if self.question.references:
            yield self._title("references")
        for code in self.question.references:
            reference = known.get(code)
            yield Line(Style.ITEM, reference.fact if reference else "", lead=reference.name if reference else code)
            if reference and reference.uncertain:
                yield Line(Style.SMALL, self.texts("sheet.check-before-use"), tone=Tone.WARN)

    def _criterion(self) -> Lines:
        question = self.question
        yield self._title("paths")
        yield Line(Style.BODY, ", ".join(self._name("path", path) for path in question.paths))
        if question.kernel:
            yield Line(Style.BODY, self._local("kernel").text, lead=self.texts("sheet.kernel"))
        for path in question.paths:
            if added := label_rules.equivalents(self.release, path):
                yield Line(Style.BODY, added.text, lead=self.texts("sheet.equivalents", checklist=added.checklist))
        if question.trigger not in ("", NO_TRIGGER):
            yield Line(Style.BODY, self._local("trigger").text, lead=self.texts("sheet.trigger"))
        yield Line(Style.BODY, self._name("severity", question.severity), lead=self.texts("sheet.severity"))

    def _reach(self) -> Lines:
        question = self.question
        yield self._title("reach")
        for facet, codes in (("audience", question.audience), ("product", question.products)):
            names = ", ".join(self._name(facet, code) for code in codes)
            yield Line(Style.BODY, names, lead=self.texts(f"sheet.{facet}"))
        yield Line(Style.BODY, self._name("link", question.link), lead=self.texts("sheet.link"))
        yield Line(Style.BODY, self._name("sensitivity", question.sensitivity), lead=self.texts("sheet.sensitivity"))

    def _languages(self) -> Lines:
        yield self._title("languages")
        for language in self.question.languages:
            local = local_text(self.question, "prompt", language)
            state = self._state(local)
            yield Line(Style.ITEM, local.text, lead=self._tongue(language))
            if state:
                yield Line(Style.SMALL, state, tone=Tone.WARN)

    def _history(self) -> Lines:
        question, texts = self.question, self.texts
        yield self._title("history")
        said = texts("sheet.revision", rev=question.rev, change=self._name("change", question.change))
        if question.rev > 1:
            said = f"{said} · {self._name('comparable', question.comparable)}"
        yield Line(Style.BODY, said)
        yield Line(Style.BODY, texts("sheet.hash", digits=question.content_hash[:_HASH_SHOWN]))
        review = date_text(question.review_by, texts)
        yield Line(Style.BODY, texts("sheet.status", status=self._name("status", question.status), day=review))
        for related in ("sibling", "replaced_by"):
            if other := getattr(question, related):
                yield Line(Style.BODY, other, lead=texts(f"sheet.{related}"))
        if question.source_note:
            yield Line(Style.SMALL, question.source_note)

    def _used_in(self) -> Lines:
        yield self._title("uses")
        for title, day in self.uses:
            yield Line(Style.ITEM, date_text(day, self.texts) if day else "", lead=title)
        if not self.uses:
            yield Line(Style.BODY, self.texts("sheet.unused"))

    # Small words ---------------------------------------------------------------------------------------------

    def _title(self, name: str) -> Line:
        return Line(Style.HEAD, self.texts(f"sheet.{name}"))

    def _text(self, role: str) -> Lines:
        if getattr(self.question, role):
            yield self._title(role)
            yield Line(Style.BODY, self._local(role).text)

    def _local(self, role: str) -> LocalText:
        if role in pivot_texts(self.question):
            return local_text(self.question, role, self.language)
        return LocalText("", PIVOT, TextState.APPROVED)

    def _state(self, local: LocalText) -> str:
        """What keeps a text from being used as it is, in words; empty when nothing does."""
        said = [] if local.state in (TextState.REVIEWED, TextState.APPROVED) else [local.state.value]
        said += ["stale"] if local.stale else []
        translation = self.question.translations.get(local.language)
        said += ["local"] if translation and translation.reviewer == LOCAL else []
        return " · ".join(self.texts(f"sheet.text-{each}") for each in said)

    def _name(self, facet: str, code: str) -> str:
        """The bank's name of a code, the code itself when the bank has none."""
        return self.release.vocabulary.get(f"{facet}.{code}", str(code))

    def _tongue(self, code: str) -> str:
        return language_name(code, self.texts)


def label_lines(question: Question, release: Release, texts: Texts) -> Lines:
    """Yield what labels prove of a question, full proof first, each with its reason."""
    covered = label_rules.coverage_of(release, question.id)
    if not covered:
        return
    names = {label.id: label.name for label in release.labels}
    yield Line(Style.HEAD, texts("sheet.labels"))
    for one in covered:
        said = release.vocabulary.get(f"extent.{one.extent}", one.extent.value)
        lead = " ".join(filter(None, (names.get(one.label, one.label), one.version)))
        yield Line(Style.ITEM, f"{said}. {one.reason}", lead=lead)
        if one.uncertain:
            yield Line(Style.SMALL, texts("sheet.check-before-use"), tone=Tone.WARN)
