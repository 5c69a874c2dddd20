"""Decisions in words: F1 as the public reads it, shares without percent where few answered, what is still needed."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dialogue_app.domain import decision_phrases as words
from dialogue_app.domain.criteria import About, Hypothesis, Terms
from dialogue_app.domain.decisions import Outcome, Stop, Verdict
from dialogue_app.domain.readiness import Ready, Stand
from dialogue_app.domain.thresholds import BANDS, DEFAULT, NAMES
from dialogue_app.domain.weighed import Actor, Decided, Weighed, weighed
from dialogue_app.texts import Texts
from tests.helpers.criteria import F1, NEEDED, market

TEXTS = Texts("en")
AWARDABLE = Terms(scale="2 points", at_tender=True)


def actors(stands: tuple[Stand, ...]) -> list[Actor]:
    return [Actor(each.actor, each.actor, (), each, each) for each in stands]


def made(stands: tuple[Stand, ...] = F1, terms: Terms = AWARDABLE, decided: Decided | None = None) -> Weighed:
    wanted = Hypothesis("h", "Sites within 30 days", terms=terms)
    return weighed(1, wanted, None, NEEDED, actors(stands), limits=DEFAULT, decided=decided)


def test_f1_as_the_public_reads_it() -> None:
    assert tuple(words.public_lines(made(), TEXTS)) == (
        "At contract start: four of seven brands are ready.",
        "Within 6 months: nearly all or all brands are ready.",
    )


def test_f1_as_the_team_reads_it() -> None:
    about = made()
    assert words.proposal_text(about.proposal, TEXTS) == (
        "Contract clause with a time of grace (6 months); also as award criterion"
    )
    said = dict(words.measures_rows(about.measures, TEXTS))
    assert said["Answering, of all known"] == "7 of 9 (77.8 %)"
    assert said["Ready now, of those answering"] == "4 of 7 (57.1 %)"
    assert said["Categories with enough groups"] == "2 of 3 (groups ready: LAP 3, MON 3, PHN 2)"
    assert "Category PHN: only 2 independent groups are ready today." in tuple(words.hints(about, TEXTS))
    assert next(words.changes(about.proposal, TEXTS)) == (
        "For “Must from the first day”: 1 more ready at contract start; 1 more independent group in a thin category."
    )


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (4, 5, "four of five"),
        (0, 3, "none of three"),
        (4, 6, "4 of 6 (66.7 %)"),
        (6, 6, "6 of 6 (100 %)"),
        (0, 0, "nobody yet"),
    ],
)
def test_small_numbers_are_said_in_words(part: int, whole: int, said: str) -> None:
    assert words.share_text(part, whole, TEXTS) == said


def test_a_decided_grace_is_the_one_the_public_hears_of() -> None:
    decided = Decided(Verdict(Outcome.GRACE, grace=12, approver="Head"), "", "")
    assert "Within 12 months:" in tuple(words.public_lines(made(decided=decided), TEXTS))[1]
    assert words.verdict_text(Verdict(Outcome.AWARD, weight=5), TEXTS) == "Award criterion, weight 5 %"


def test_tenderers_are_called_so() -> None:
    about = made(terms=replace(AWARDABLE, about=About.HANDLING))
    assert next(words.public_lines(about, TEXTS)) == "At contract start: four of seven tenderers are ready."


def test_words_of_others_stay_as_they_are() -> None:
    assert words.outcome_text("Clause", TEXTS) == "Clause"


@pytest.mark.parametrize("terms", [AWARDABLE, Terms(), Terms(about=About.CORPORATE), Terms(outside_control=True)])
@pytest.mark.parametrize(
    "stands", [F1, (), market(Ready.NOW), market(*[Ready.NOW] * 3), market(*[Ready.PLANNED] * 4, months=20)]
)
def test_every_rule_stop_and_need_has_its_words(stands: tuple[Stand, ...], terms: Terms) -> None:
    about = made(stands, terms)
    said = [*words.changes(about.proposal, TEXTS), *words.hints(about, TEXTS), *words.public_lines(about, TEXTS)]
    for test in about.proposal.tests:
        said += [words.heading_text(test, TEXTS)]
        for rule in test.rules:
            said += [words.rule_name(rule, TEXTS), words.found_text(rule, TEXTS), words.limit_text(rule, TEXTS)]
    said += [words.rule_name(rule, TEXTS) for rule in about.proposal.stops]
    assert all(said)
    assert not [each for each in said if "decision." in each]


def test_every_code_has_its_words() -> None:
    keys = [
        *(f"decision.outcome.{each}" for each in Outcome),
        *(f"decision.stop.{each.lower()}" for each in Stop),
        *(f"decision.ready.{each.lower()}" for each in Ready),
        *(f"decision.price.{each}" for each in BANDS),
        *(f"threshold.{each}" for each in NAMES),
    ]
    assert [key for key in keys if not TEXTS.has(key)] == []


def test_percent_is_rounded_to_one_decimal() -> None:
    assert words.percent_text(Fraction(6, 7), TEXTS) == "85.7 %"
    assert words.percent_text(Fraction(1), TEXTS) == "100 %"
