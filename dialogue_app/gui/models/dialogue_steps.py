"""The five steps in which a dialogue is prepared, and what each of them still lacks. Knows no widgets."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dialogue_app.errors import Problem
from dialogue_app.gui.models.begun_dialogue import EMPTY, Begun, read_day
from dialogue_app.texts import Texts


class Step(StrEnum):
    """A step; the value is part of the message key ``prepare.step.<value>``."""

    DECIDE = "decide"
    KIND = "kind"
    QUESTIONS = "questions"
    INVITE = "invite"
    DATES = "dates"


FIELDS: Mapping[Step, tuple[str, ...]] = {
    Step.DECIDE: ("title", "purpose", "hypotheses"),
    Step.KIND: ("kind", "products", "procurement", "baseline"),
    Step.QUESTIONS: ("source", "level", "themes"),
    Step.INVITE: ("suppliers", "buyers"),
    Step.DATES: ("day", "place", "slot", "due", "contact", "languages", "profile"),
}
"""The fields of each step in the order in which they are filled in."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a step lacks, as message keys ``prepare.gap.<name>``: without ``needed`` no dialogue, ``later`` can wait."""

    needed: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    def words(self, texts: Texts) -> str:
        """Return what is missing in one or two sentences, or that nothing is."""
        if not (self.needed or self.later):
            return texts("prepare.complete")
        said = {"needed": self.needed, "later": self.later}
        return " ".join(
            texts(f"prepare.{key}", what=", ".join(texts(f"prepare.gap.{name}") for name in names))
            for key, names in said.items()
            if names
        )


def gaps(step: Step, begun: Begun) -> Gaps:
    """Return what a step lacks."""
    match step:
        case Step.DECIDE:
            needed = {"title": begun.title.strip(), "purpose": begun.purpose.strip()}
            return Gaps(_empty(needed), _empty({"hypotheses": begun.hypotheses}) or _untestable(begun))
        case Step.KIND:
            return Gaps()  # no product means all products
        case Step.QUESTIONS:
            return Gaps(later=("questions",) if begun.source == EMPTY else ())
        case Step.INVITE:
            return Gaps(later=_empty({"buyers": begun.buyers, "suppliers": begun.invited}))
        case Step.DATES:
            return _dates(begun)


def _untestable(begun: Begun) -> tuple[str, ...]:
    return ("testable",) if any(each.gaps() for each in begun.hypotheses) else ()


def _dates(begun: Begun) -> Gaps:
    unreadable = tuple(f"{name}-unreadable" for name in ("day", "due") if not _readable(getattr(begun, name)))
    later = _empty({"day": begun.day.strip(), "due": begun.due.strip(), "contact": begun.contact.strip()})
    if not unreadable and begun.day.strip() and read_day(begun.due) > read_day(begun.day):
        later += ("due-after-day",)
    return Gaps(unreadable, later)


def _readable(text: str) -> bool:
    try:
        read_day(text)
    except Problem:
        return False
    return True


def _empty(parts: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(name for name, part in parts.items() if not part)
