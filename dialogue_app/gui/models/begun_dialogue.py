"""What stands in the fields that describe a dialogue, as typed: to make one or to change one.

Knows no widgets and no workspace.
"""

from dataclasses import dataclass, replace
from datetime import date

from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.dialogue import DEFAULT_PROFILE, Dialogue, DialogueKind, Event, Reply
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.workspace.assembling import Wish
from dialogue_app.workspace.preparing import Draft
from question_bank import PIVOT, Level

SUGGESTED = "suggested"
"""Questions are suggested by products, themes, level and time; other choices are ids of ready-made sets."""

EMPTY = "empty"
"""The user will choose every question."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A dialogue that is being described; nothing in it is checked. ``source`` is where the first questions come from.

    A supplier or a hypothesis without an id is a new one.
    """

    kind: str = DialogueKind.PRE_CONTRACT.value
    title: str = ""
    purpose: str = ""
    procurement: str = ""
    baseline: str = ""
    products: tuple[str, ...] = ()
    source: str = ""
    level: str = Level.BEGINNER.value
    themes: tuple[str, ...] = ()
    buyers: tuple[str, ...] = ()
    day: str = ""
    place: str = ""
    slot: int = 60
    due: str = ""
    contact: str = ""
    languages: tuple[str, ...] = (PIVOT,)
    profile: str = DEFAULT_PROFILE
    hypotheses: tuple[Hypothesis, ...] = ()
    invited: tuple[Supplier, ...] = ()

    @property
    def worth_keeping(self) -> bool:
        """Whether something was typed that would be missed."""
        return bool(self.title.strip() or self.purpose.strip() or self.hypotheses or self.invited)

    def draft(self) -> Draft:
        """Return what is made of it.

        Raises:
            Problem: a day can't be read.
        """
        return Draft(
            kind=DialogueKind(self.kind),
            title=self.title,
            purpose=" ".join(self.purpose.split()),
            products=self.products,
            buyers=self.buyers,
            languages=self.all_languages,
            procurement=self.procurement.strip(),
            event=self._event(),
            baseline_id=self.baseline,
            profile=self.profile or DEFAULT_PROFILE,
            reply=self._reply(),
            hypotheses=self.hypotheses,
            invited=self.invited,
        )

    def changed(self, dialogue: Dialogue) -> Dialogue:
        """Return a dialogue with what stands here; who takes part and its questions are no part of it.

        Raises:
            Problem: a day can't be read.
        """
        return replace(
            dialogue,
            kind=DialogueKind(self.kind),
            title=self.title.strip(),
            purpose=" ".join(self.purpose.split()),
            products=self.products,
            buyers=self.buyers,
            languages=self.all_languages,
            procurement=self.procurement.strip(),
            event=self._event(),
            baseline_id=self.baseline,
            profile=self.profile or DEFAULT_PROFILE,
            reply=self._reply(),
            hypotheses=self.hypotheses,
        )

    def wish(self) -> Wish | None:
        """Return what the first questions should fit; None when the questionnaire begins empty."""
        if self.source == EMPTY:
            return None
        wish = Wish(self.kind, self.products, minutes=self.slot)
        if self.source == SUGGESTED:
            return replace(wish, level=self.level, themes=self.themes)
        return replace(wish, set_id=self.source)

    @property
    def all_languages(self) -> tuple[str, ...]:
        """The languages of the dialogue; the bank's own is always among them."""
        return PIVOT, *(code for code in self.languages if code != PIVOT)

    def _event(self) -> Event:
        return Event(read_day(self.day), self.place.strip(), self.slot)

    def _reply(self) -> Reply:
        return Reply(read_day(self.due, "dialogue-due"), self.contact.strip())


def begun_of(dialogue: Dialogue) -> Begun:
    """Return a stored dialogue as it stands in the fields."""
    return Begun(
        kind=dialogue.kind.value,
        title=dialogue.title,
        purpose=dialogue.purpose,
        procurement=dialogue.procurement,
        baseline=dialogue.baseline_id,
        products=dialogue.products,
        buyers=dialogue.buyers,
        day=dialogue.event.day,
        place=dialogue.event.place,
        slot=dialogue.event.slot_minutes,
        due=dialogue.reply.due,
        contact=dialogue.reply.contact,
        languages=dialogue.languages,
        profile=dialogue.profile,
        hypotheses=dialogue.hypotheses,
    )


def read_day(text: str, problem: str = "dialogue-day") -> str:
    """Return a typed day as an ISO date, or nothing.

    Raises:
        Problem: it is no day; ``problem`` is its key.
    """
    if not text.strip():
        return ""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise Problem(problem, day=text.strip()) from error
