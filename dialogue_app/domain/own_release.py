"""A release of the own bank: its number, what it promises, and whether it keeps what earlier ones promised."""

from dataclasses import replace
from types import MappingProxyType

from dialogue_app.domain.own_questions import OWN_BANK
from question_bank import PIVOT, Bank, Finding, Question, Release, manifest_hash, manifest_of
from question_bank.checks_history import history_findings
from question_bank.loader import Content
from question_bank.manifest import Manifest
from question_bank.shipped import number_key


def next_number(numbers: tuple[str, ...], today: str) -> str:
    """Return the number of the next release: the year and which of that year, "2026.2"."""
    year = int(today[:4])
    last = max((number_key(each) for each in numbers), default=())
    if last and last[0] >= year:
        return f"{last[0]}.{last[1] + 1}"
    return f"{year}.1"


def own_release(head: Bank, number: str, at: str, notes: str, questions: tuple[Question, ...]) -> Release:
    """Return a release with these questions; themes, labels and sets are those of the shared bank."""
    promises = manifest_of(questions)
    spoken = sorted({language for each in questions for language in each.translations})
    return Release(
        bank=replace(head, id=OWN_BANK, pivot=PIVOT, languages=(PIVOT, *spoken)),
        number=number,
        published_at=at,
        notes=notes,
        questions=questions,
        themes=(),
        products=(),
        evidence=(),
        references=(),
        labels=(),
        sets=(),
        vocabulary=MappingProxyType({}),
        manifest=promises,
        manifest_hash=manifest_hash(promises),
    )


def broken_promises(wanted: Release, published: Release | None) -> tuple[Finding, ...]:
    """Return where a release breaks what the newest published one promised; the rules are those of the shared bank."""
    files = MappingProxyType({each.id: "" for each in wanted.questions})
    known = Manifest(published.number, published.published_at, published.manifest) if published else None
    return tuple(history_findings(Content(wanted, (), files, known, (), (), (), ())))
