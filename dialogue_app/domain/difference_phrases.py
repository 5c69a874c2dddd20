"""What changed in a question, in words: one line for each part, with only the words that changed."""

from collections.abc import Iterator

from dialogue_app.domain.wording_change import exchanges
from dialogue_app.texts import Texts
from question_bank.differences import Became, Difference, Part, Sort

_COUNTED = ("anchor", "probe")
"""Texts that are numbered from 0 in the bank; people count from 1."""


def heading(found: Difference, texts: Texts) -> str:
    """Return what became of a question, from which revision to which, and what that means for answers."""
    became = texts(f"cli.bank.diff.became.{found.became}")
    if found.became in (Became.NEW, Became.MISSING) or found.rev_before == found.rev_now:
        return became
    kind, comparable = texts(f"cli.bank.diff.kind.{found.kind}"), texts(f"cli.bank.diff.comparable.{found.comparable}")
    revisions = texts("cli.bank.diff.revisions", before=found.rev_before, now=found.rev_now)
    return " · ".join((became, revisions, kind, comparable))


def part_lines(part: Part, texts: Texts) -> Iterator[str]:
    """Yield what changed in one part of a question, one sentence for each exchange of words."""
    name = part_name(part, texts)
    if part.sort in (Sort.ANSWER, Sort.FACT):
        none = texts("cli.bank.diff.none")
        yield texts("cli.bank.diff.fact", name=name, before=part.before or none, now=part.now or none)
        return
    for each in exchanges(part.before, part.now):
        key = "replaced-words" if each.removed and each.added else "added" if each.added else "removed"
        yield texts(f"cli.bank.diff.{key}", name=name, removed=each.removed, added=each.added)


def part_name(part: Part, texts: Texts) -> str:
    """Return how a part of a question is called: "Follow-up question 2 (de)"."""
    language, _, role = part.name.rpartition(":")
    kind, detail, side = (*role.split("."), "", "")[:3]
    place = str(int(detail) + 1) if detail.isdecimal() and kind in _COUNTED else detail
    name = texts(f"cli.bank.diff.part.{kind}-{side}" if side else f"cli.bank.diff.part.{kind}", detail=place)
    return texts("cli.bank.diff.in-language", name=name, language=language) if language else name


def release_notes(changed: tuple[Difference, ...], texts: Texts) -> str:
    """Return what is new in a release as text to go on with, one line a question."""
    lines = []
    for each in changed:
        became = texts(f"cli.bank.diff.became.{each.became}")
        lines.append(texts("own-release.note", question=each.id, became=became, prompt=each.prompt))
    return "\n".join(lines)
