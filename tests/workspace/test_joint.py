"""Joint dialogues: one questionnaire, each buyer's few own questions at its end, and suppliers heard by several."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dialogue_app.domain.packed_dialogue import Readers
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import arranging, assembling, documents, hearing, preparing, sharing
from tests.helpers.note_takers import Laptop

BUYERS = ("City of Oslo", "City of Bergen")
OWN = ("FRC-103", "FRC-104", "FRC-107", "FRC-109", "GOV-103", "CMP-104")

Team = Callable[[str], Laptop]


@pytest.fixture
def team(template: Path, tmp_path: Path) -> Iterator[Team]:
    opened: list[Laptop] = []

    def join(name: str) -> Laptop:
        opened.append(Laptop(template, tmp_path, name))
        sharing.name_people(opened[-1].workspace, f"City of {name}")
        return opened[-1]

    yield join
    for each in opened:
        each.workspace.close()


@pytest.fixture
def oslo(team: Team) -> Laptop:
    laptop = team("Oslo").prepare("Alder", buyers=BUYERS)
    assembling.new_version(laptop.workspace, laptop.dialogue_id)
    return laptop


def titles(laptop: Laptop) -> list[str]:
    return [each.title for each in laptop.workspace.questionnaire(laptop.dialogue_id).sections]


def test_own_questions_of_buyers_stay_at_the_end_in_the_order_of_the_buyers(oslo: Laptop) -> None:
    add = assembling.add_questions
    add(oslo.workspace, oslo.dialogue_id, OWN[:1], "City of Bergen")
    add(oslo.workspace, oslo.dialogue_id, OWN[1:2], "City of Oslo")
    add(oslo.workspace, oslo.dialogue_id, ("CIR-101",))
    assert titles(oslo)[-2:] == ["City of Oslo", "City of Bergen"]
    assert len(titles(oslo)) == 7


def test_a_sixth_own_question_is_refused_in_one_sentence(oslo: Laptop) -> None:
    assembling.add_questions(oslo.workspace, oslo.dialogue_id, OWN[:5], "City of Oslo")
    with pytest.raises(Problem) as caught:
        assembling.add_questions(oslo.workspace, oslo.dialogue_id, OWN[5:], "City of Oslo")
    sentence = Texts("en")(f"problem.{caught.value.key}", **caught.value.details)
    assert sentence == "City of Oslo would have 6 questions of its own; in a joint dialogue each buyer may add 5."
    assembling.add_questions(oslo.workspace, oslo.dialogue_id, OWN[5:], "City of Bergen")
    with pytest.raises(Problem, match="joint-too-many"):
        arranging.into_section(oslo.workspace, oslo.dialogue_id, (OWN[5],), "City of Oslo")


def test_a_buyer_alone_may_call_a_section_whatever_it_likes(team: Team) -> None:
    alone = team("Alone").prepare("Alder", buyers=BUYERS[:1])
    assembling.new_version(alone.workspace, alone.dialogue_id)
    assembling.add_questions(alone.workspace, alone.dialogue_id, OWN, BUYERS[0])
    assert titles(alone)[-1] == BUYERS[0]


def test_one_supplier_heard_by_two_buyers_counts_once_with_both_sources(oslo: Laptop, team: Team) -> None:
    assembling.freeze(oslo.workspace, oslo.dialogue_id)
    bergen = team("Bergen")
    bergen.take_in(oslo.hand_on(Readers.GROUP))
    oslo.say("Alder")
    bergen.say("Alder", "no", "GOV-101")
    oslo.take_in(bergen.hand_on(Readers.GROUP))
    alder = oslo.supplier("Alder")
    assert hearing.heard_by(oslo.workspace, oslo.dialogue_id) == {alder: ("Oslo", "City of Bergen")}
    assert hearing.several(oslo.workspace, oslo.dialogue_id, Texts("en")) == (
        "Alder was heard by: Oslo, City of Bergen",
    )
    assert [each.name for each in documents.comparison(oslo.workspace, oslo.dialogue_id).suppliers] == ["Alder"]
    assert preparing.overview(oslo.workspace)[0].answered == 2


def test_whole_copies_name_the_person_and_the_house(oslo: Laptop, team: Team) -> None:
    assembling.freeze(oslo.workspace, oslo.dialogue_id)
    bergen = team("Bergen")
    bergen.take_in(oslo.hand_on())
    bergen.say("Alder")
    oslo.take_in(bergen.hand_on())
    heard = hearing.heard_by(oslo.workspace, oslo.dialogue_id)
    assert heard == {oslo.supplier("Alder"): ("Bergen (City of Bergen)",)}
