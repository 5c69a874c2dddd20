"""First questions and national rules in words, for those who prepare a dialogue."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogue_app.gui.models.questionnaire_words import time_text
from dialogue_app.texts import Texts
from question_bank import LIVE_SHARE, Profile, Question, Release, Room


@dataclass(frozen=True, slots=True)
class FirstQuestions:
    """With what a questionnaire begins: ``about`` the set, what it ``costs``, and a ``warning`` when time is short."""

    about: str
    costs: str
    warning: str = ""


def first_words(questions: Sequence[Question], about: str, slot: int, texts: Texts) -> FirstQuestions:
    """Return what the first questions cost a talk of ``slot`` minutes and a supplier."""
    live = sum(question.minutes_live for question in questions if question.room is not Room.WRITTEN)
    work = sum(question.minutes_supplier for question in questions)
    said = texts.count("new-dialogue.preview", len(questions), minutes=live, slot=slot)
    costs = texts("prepare.costs", talk=said, time=time_text(work, texts)) if questions else said
    room = int(slot * LIVE_SHARE)
    warning = texts("prepare.too-long", needed=live, room=room, slot=slot) if live > room else ""
    return FirstQuestions(about, costs, warning)


def profile_words(profile: Profile, release: Release, texts: Texts) -> str:
    """Return what a national profile calls the talk, what its rules change, and how far that is checked."""
    terms = ", ".join(profile.terms.values())
    words = release.vocabulary
    return "\n".join(
        (
            texts("prepare.profile-term", term=terms, provision=profile.provision),
            f"– {words[f'publication.{profile.publication}']}",
            *(f"– {words[f'profile_rule.{rule}']}" for rule in profile.rules),
            profile.note,
        )
    )
