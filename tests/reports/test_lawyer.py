"""The lawyer's file: unequal treatment is named, decisions carry reasons, marks are listed without what they cover."""

from dataclasses import replace

import pytest

from dialogue_app.domain.accounting import Changed, Erased, Head
from dialogue_app.domain.asking_again import Again
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.dossier import Decision, Dossier, version_hash
from dialogue_app.domain.questionnaire import Section
from dialogue_app.reports.said import said
from dialogue_app.workspace import handing_out
from dialogue_app.workspace.handing_out import Order
from tests.helpers.comparisons import AS_OF
from tests.helpers.dossiers import dossier, form, mark, market

ANSWERS = [("yes", "secret", "given", "given", "given")] * 3


def below(read: Dossier, heading: str) -> list[str]:
    made = handing_out.prepared(read, Order(Audience.LAWYER))
    assert made.document
    return [text for place, text in said(made.document) if place.endswith(heading)]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (("2026-10-01", "2026-10-01", "2026-10-01"), "All were invited on the same day: 1 Oct 2026."),
        (("2026-10-01", "2026-10-01", "2026-10-02"), "Not all were invited on the same day. Note the reason."),
        (("2026-10-01", "", ""), "For some participants the day of the invitation is not noted."),
    ],
)
def test_it_says_whether_all_were_invited_on_the_same_day(days: tuple[str, ...], sentence: str) -> None:
    read = dossier(market(ANSWERS))
    people = tuple(replace(each, invited_on=day) for each, day in zip(read.participants, days, strict=True))
    assert sentence in below(replace(read, participants=people), "Who was asked, and when")


def test_who_was_not_asked_the_newest_words_is_named_with_the_questions() -> None:
    read = dossier(market(ANSWERS))
    item = next(read.comparison.questionnaire.items())
    late = Again(read.comparison.suppliers[1].id, (item.id,), ())
    assert f"{mark('Name', 1)} GmbH: {item.code}" in below(replace(read, again=(late,)), "What exactly was asked")


def test_two_versions_have_one_hash_only_if_they_ask_the_same() -> None:
    one = form()
    (section,) = one.sections
    first, *others = section.items
    reworded = replace(first, local_wording="Do you?")
    other = replace(one, sections=(Section("s", "Another title", (reworded, *others)),))
    assert version_hash(one) == version_hash(replace(one, id="copy", version=7))
    assert version_hash(one) != version_hash(other)


def test_decisions_stand_with_their_reasons() -> None:
    decision = Decision("Sites in 30 days", "Clause", "Four can.", "The numbers say award.", "Head", "2026-11-20")
    found = below(replace(dossier(market(ANSWERS)), decisions=(decision,)), "What was decided, and why")
    assert {"Sites in 30 days", "Clause", "Four can.", "The numbers say award.", "Head", "20 Nov 2026"} <= set(found)


def test_the_register_of_confidential_parts_holds_the_reason_and_nothing_of_the_part() -> None:
    found = below(dossier(market(ANSWERS)), "Confidential parts")
    assert {mark("why", place) for place in range(3)} <= set(found)
    assert mark("claim", 0) not in found


HEADS = [("en", "Head of the chain (SHA-256)"), ("de", "Kopf der Kette (SHA-256)")]


@pytest.mark.parametrize(("language", "words"), HEADS)
def test_it_prints_the_head_of_the_chain_and_who_recorded_what_anew(language: str, words: str) -> None:
    read = dossier(market(ANSWERS))
    item = next(read.comparison.questionnaire.items())
    anew = Changed(AS_OF, "Note taker", read.comparison.suppliers[0].id, item.id, "answered", "declined", False)
    gone = Erased(read.comparison.suppliers[1].id, AS_OF, "Head", "They asked for it.", 12)
    read = replace(read, head=Head(42, "ab" * 32), changes=(anew,), erased=(gone,))
    texts = [text for _, text in said(handing_out.prepared(read, Order(Audience.LAWYER, language=language)).document)]
    assert {words, "42", "ab" * 32, "Note taker", item.code} <= set(texts)
    assert any("They asked for it." in text and "12" in text for text in texts)
