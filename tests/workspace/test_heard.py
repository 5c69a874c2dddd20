"""Who recorded an answer: all its sources, the one that counts and why; names of note takers never leave the house."""

from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

from dialogue_app.domain import disclosure
from dialogue_app.domain.dialogue_merge import Counting
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.dossier import Dossier
from dialogue_app.domain.heard import NOBODY, Hearings
from dialogue_app.workspace import handing_out, hearing, reports, sharing
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.handing_out import Order
from tests.helpers.note_takers import Laptop
from tests.workspace.test_reports_that_leave import everything

OSLO, BERGEN = "Qxolauqx", "Qxberitqx"
"""Names of note takers that stand nowhere else."""


@pytest.fixture
def laptop(template: Path, tmp_path: Path) -> Iterator[Callable[[str], Laptop]]:
    opened: list[Laptop] = []

    def join(name: str) -> Laptop:
        opened.append(Laptop(template, tmp_path, name))
        sharing.name_people(opened[-1].workspace, f"House of {name}")
        return opened[-1]

    yield join
    for each in opened:
        each.workspace.close()


@pytest.fixture
def two(laptop: Callable[[str], Laptop]) -> tuple[Laptop, Laptop]:
    """Two note takers who both prepared for Alder; only the first one hears Birch."""
    oslo = laptop(OSLO).prepare("Alder", "Birch")
    bergen = laptop(BERGEN)
    bergen.take_in(oslo.hand_on())
    oslo.say("Birch")
    return oslo, bergen


def sources(of: Laptop, name: str = "Alder", code: str = "FRC-101") -> Hearings:
    item = of.workspace.questionnaire(of.dialogue_id).item(code)
    return hearing.of_answer(of.workspace, of.dialogue_id, of.supplier(name), item)


def told(of: Laptop) -> list[tuple[str, bool, bool]]:
    return [(each.name, each.counts, each.alike) for each in sources(of).told]


def test_an_answer_of_one_note_taker_has_one_source(two: tuple[Laptop, Laptop]) -> None:
    oslo, _ = two
    (only,) = sources(oslo, "Birch").told
    assert (only.name, only.counts) == (OSLO, True)
    assert sources(oslo) == Hearings()


def test_the_one_that_somebody_chose_counts_and_it_is_said_who_chose(two: tuple[Laptop, Laptop]) -> None:
    oslo, bergen = two
    oslo.say("Alder", "yes")
    bergen.say("Alder", "no")
    oslo.take_in(bergen.hand_on(), Counting.THEIRS)
    assert told(oslo) == [(f"{BERGEN} (House of {BERGEN})", True, True), (OSLO, False, False)]
    assert sources(oslo).chosen_by == OSLO


def test_the_own_one_that_was_chosen_counts(two: tuple[Laptop, Laptop]) -> None:
    oslo, bergen = two
    oslo.say("Alder", "yes")
    bergen.say("Alder", "no")
    oslo.take_in(bergen.hand_on(), Counting.MINE)
    assert told(oslo) == [(OSLO, True, True), (f"{BERGEN} (House of {BERGEN})", False, False)]


def test_two_that_say_the_same_are_both_named(two: tuple[Laptop, Laptop]) -> None:
    oslo, bergen = two
    oslo.say("Alder", "yes")
    bergen.say("Alder", "yes")
    oslo.take_in(bergen.hand_on())
    assert [alike for *_, alike in told(oslo)] == [True, True]
    assert sources(oslo).chosen_at == ""


def test_what_was_recorded_after_the_choice_counts_as_the_last(two: tuple[Laptop, Laptop]) -> None:
    oslo, bergen = two
    oslo.say("Alder", "yes")
    bergen.say("Alder", "no")
    oslo.take_in(bergen.hand_on(), Counting.THEIRS)
    oslo.say("Alder", "partly")
    assert told(oslo) == [(OSLO, True, True), (f"{BERGEN} (House of {BERGEN})", False, False)]
    assert sources(oslo).chosen_at == ""


def test_an_answer_that_was_taken_back_has_no_source(two: tuple[Laptop, Laptop]) -> None:
    oslo, _ = two
    oslo.say("Alder")
    oslo.undo()
    assert sources(oslo) == Hearings()


# Reports -------------------------------------------------------------------------------------------------------


@pytest.fixture
def read(two: tuple[Laptop, Laptop]) -> Dossier:
    """What a dialogue left behind in which Alder was heard twice and Birch once."""
    oslo, bergen = two
    oslo.say("Alder", "yes")
    bergen.say("Alder", "no")
    oslo.take_in(bergen.hand_on(), Counting.THEIRS)
    return handing_out.dossier(oslo.workspace, oslo.dialogue_id)


def written(read: Dossier, order: Order, form: Format, target: Path) -> str:
    made = handing_out.prepared(read, order)
    handing_out.write(made, form, target)
    return " ".join(unescape(everything(target)).split())


SAID = {
    "en": ("Heard by 2 note takers", "heard by 2 note takers"),
    "de": ("Gehört von 2 protokollierenden Personen", "von 2 Personen gehört"),
}


@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX, Format.HTML, Format.XLSX])
@pytest.mark.parametrize("language", SAID)
def test_the_report_for_the_team_says_who_heard_and_marks_who_was_heard_twice(
    read: Dossier, form: Format, language: str, tmp_path: Path
) -> None:
    method, mark = SAID[language]
    found = written(read, Order("internal", language), form, tmp_path / f"report.{form}")
    assert f"{method}: {OSLO}, {BERGEN} (House of {BERGEN})." in found
    assert mark in found


def outside(supplier_id: str) -> list[Order]:
    """Return every report that people outside the team read, in every way in which it is offered."""
    named = ("Alder", "Birch")
    plain = [each.id for each in reports.REPORTS if each.leaves and each.kind is None and each.id != "supplier"]
    return [
        Order("supplier", supplier_id=supplier_id),
        Order("group", pseudonyms=True),
        *(Order(each, released=named) for each in plain),
        *(Order("market", publication=each, released=named) for each in ("ES-LIST", "UK-NOTICE")),
    ]


@pytest.mark.parametrize("form", list(Format))
def test_names_of_note_takers_are_in_no_byte_of_what_leaves_the_house(
    read: Dossier, form: Format, tmp_path: Path
) -> None:
    for number, order in enumerate(outside(read.participants[0].supplier.id)):
        found = written(read, order, form, tmp_path / f"{number}.{form}")
        assert [name for name in (OSLO, BERGEN) if name in found] == [], order


@pytest.mark.parametrize("audience", [each for each in Audience if each is not Audience.INTERNAL])
def test_who_heard_is_handed_out_to_the_team_alone(read: Dossier, audience: Audience) -> None:
    assert disclosure.heard_for(read.heard, Audience.INTERNAL) == read.heard
    assert disclosure.heard_for(read.heard, audience) is NOBODY


def test_one_note_taker_alone_marks_nobody(laptop: Callable[[str], Laptop], tmp_path: Path) -> None:
    oslo = laptop(OSLO).prepare("Alder")
    oslo.say("Alder")
    read = handing_out.dossier(oslo.workspace, oslo.dialogue_id)
    found = written(read, Order("internal"), Format.HTML, tmp_path / "report.html")
    assert f"Heard by 1 note taker: {OSLO}." in found
    assert "counts once" not in found
