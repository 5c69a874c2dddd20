"""Does a questionnaire fit its talk and its suppliers: time, languages, rooms, use, follow-up.

Pure functions that return codes and numbers; sentences are made elsewhere. Nothing here refuses anything.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from dialogue_app.domain.questionnaire import Item, Questionnaire
from question_bank import LIVE_SHARE, PIVOT, Path, Room, Sensitivity

BEGINNER_MINUTES = 120
"""Minutes of work that a first questionnaire may cost a supplier (specification 1.5, step 5)."""

ADVANCED_MINUTES = 360
"""The same for one that holds advanced questions."""

INFORMATION_SHARE = 30
"""Percent of the questions that may serve information only (specification 1.12)."""

FOLLOW_UP_THEMES = frozenset({"VER", "REM"})
"""Themes that ask how problems are found, put right and followed up."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a questionnaire has to fit.

    Attributes:
        slot_minutes: one supplier's time in the talk.
        languages: codes in which the questions will be asked.
        advanced: ids of bank questions of the advanced level.
    """

    slot_minutes: int = 60
    languages: tuple[str, ...] = (PIVOT,)
    advanced: Collection[str] = ()

    @property
    def question_minutes(self) -> int:
        """Minutes of the slot that questions may fill."""
        return int(self.slot_minutes * LIVE_SHARE)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found.

    Attributes:
        code: ``minutes``, ``effort``, ``language``, ``one-wording``, ``competition``, ``written``, ``information``,
            ``condition``, ``follow-up``.
        good: the questionnaire passes; otherwise it deserves a second look.
        numbers: what the sentence about it needs.
        items: ids of the items concerned, where only some are.
    """

    code: str
    good: bool
    numbers: Mapping[str, int | str] = field(default_factory=lambda: MappingProxyType({}))
    items: tuple[str, ...] = ()


def check(form: Questionnaire, frame: Frame) -> tuple[Finding, ...]:
    """Return what is worth knowing about a questionnaire, time first; nothing about an empty one."""
    if not any(form.items()):
        return ()
    return (
        live_minutes(form, frame),
        supplier_effort(form, frame),
        *missing_languages(form, frame),
        *competition_sensitive(form),
        *written_only(form),
        *information_only(form),
        *broken_conditions(form),
        *follow_up(form),
    )


def live_minutes(form: Questionnaire, frame: Frame) -> Finding:
    """Compare the minutes of the questions with the share of the slot they may fill."""
    needed = form.live_minutes()
    numbers = {"questions": _count(form), "needed": needed, "room": frame.question_minutes, "slot": frame.slot_minutes}
    return Finding("minutes", needed <= frame.question_minutes, numbers)


def supplier_effort(form: Questionnaire, frame: Frame) -> Finding:
    """Compare a supplier's work with two hours, or with six when there are advanced questions."""
    advanced = any(item.snapshot.question_id in frame.advanced for item in form.items())
    limit = ADVANCED_MINUTES if advanced else BEGINNER_MINUTES
    needed = form.supplier_minutes()
    return Finding("effort", needed <= limit, {"needed": needed, "limit": limit})


def missing_languages(form: Questionnaire, frame: Frame) -> Iterator[Finding]:
    """Find questions without a language that the dialogue needs, and rewordings that exist in one language only.

    Languages that lack the same questions are named together, with commas between their codes.
    """
    lacking: dict[tuple[str, ...], list[str]] = {}
    for language in dict.fromkeys(frame.languages):
        if language != PIVOT and (missing := _ids(form, partial(_lacks, language))):
            lacking.setdefault(missing, []).append(language)
    for missing, languages in lacking.items():
        yield Finding("language", False, {"n": len(missing), "language": ",".join(languages)}, missing)
    reworded = _ids(form, lambda item: bool(item.local_wording))
    if reworded and len(set(frame.languages)) > 1:
        yield Finding("one-wording", False, {"n": len(reworded)}, reworded)


def competition_sensitive(form: Questionnaire) -> Iterator[Finding]:
    """Find questions whose answers competitors must not hear (safeguard L8): wrong in a room that all share."""
    found = _ids(form, _is_competition)
    if found:
        shared = any(item.snapshot.room is Room.PLENARY for item in form.items() if item.id in found)
        yield Finding("competition", not shared, {"n": len(found)}, found)


def written_only(form: Questionnaire) -> Iterator[Finding]:
    """Find questions that may be asked in writing only (safeguard L8): worth knowing, never wrong."""
    found = _ids(form, lambda item: item.snapshot.room is Room.WRITTEN)
    if found:
        yield Finding("written", True, {"n": len(found)}, found)


def information_only(form: Questionnaire) -> Iterator[Finding]:
    """Find too large a share of questions that can become no criterion."""
    found = _ids(form, lambda item: item.snapshot.paths == (Path.INFORMATION.value,))
    share = 100 * len(found) / _count(form)
    if share > INFORMATION_SHARE:
        yield Finding("information", False, {"n": len(found), "percent": round(share)}, found)


def broken_conditions(form: Questionnaire) -> Iterator[Finding]:
    """Find questions that depend on one that is gone, or that is asked later now."""
    seen: set[str] = set()
    broken = []
    for item in form.items():
        if item.condition and item.condition.item_id not in seen:
            broken.append(item.id)
        seen.add(item.id)
    if broken:
        yield Finding("condition", False, {"n": len(broken)}, tuple(broken))


def follow_up(form: Questionnaire) -> Iterator[Finding]:
    """Say so when no question asks how problems are found and put right."""
    if not _ids(form, lambda item: item.snapshot.theme in FOLLOW_UP_THEMES):
        yield Finding("follow-up", False)


def _is_competition(item: Item) -> bool:
    return item.snapshot.sensitivity == Sensitivity.COMPETITION.value


def _lacks(language: str, item: Item) -> bool:
    return not item.snapshot.texts.get(language, {}).get("prompt")


def _count(form: Questionnaire) -> int:
    return sum(1 for _ in form.items())


def _ids(form: Questionnaire, wanted: Callable[[Item], bool]) -> tuple[str, ...]:
    return tuple(item.id for item in form.items() if wanted(item))
