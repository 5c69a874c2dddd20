"""A dialogue travels whole: note takers on several laptops record one event, and their files come together."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_app.domain.answers import AnswerEvent, ShareScope
from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.dialogue_merge import Counting, What
from dialogue_app.domain.ledgers import ANSWERS
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.errors import Problem
from dialogue_app.storage import entries
from dialogue_app.workspace import (
    answering,
    assembling,
    authoring,
    documents,
    keeping,
    noting,
    preparing,
    returns,
    taking_over,
)
from dialogue_app.workspace.handing_on import Readers
from tests.helpers.note_takers import ASKED, Laptop

Team = Callable[[str], Laptop]


@pytest.fixture
def team(template: Path, tmp_path: Path) -> Iterator[Team]:
    """Gives a note taker a laptop with an empty workspace."""
    opened: list[Laptop] = []

    def join(name: str) -> Laptop:
        opened.append(Laptop(template, tmp_path, name))
        return opened[-1]

    yield join
    for each in opened:
        each.workspace.close()


@pytest.fixture
def three(team: Team) -> tuple[Laptop, Laptop, Laptop]:
    """Ada has prepared a dialogue and handed it on to Ben and Cleo before the event."""
    ada, ben, cleo = team("Ada").prepare("Alder", "Birch"), team("Ben"), team("Cleo")
    file = ada.hand_on()
    for each in (ben, cleo):
        each.take_in(file)
    return ada, ben, cleo


def sound(laptop: Laptop) -> bool:
    database = laptop.workspace.database
    return not keeping.check(laptop.workspace) and not entries.unlike_origin(database)


def test_one_event_captured_by_three_note_takers_comes_together(three: tuple[Laptop, Laptop, Laptop]) -> None:
    ada, ben, cleo = three
    ada.say("Alder")
    ben.say("Birch", "no")
    cleo.say("Birch", "partly", "GOV-101")
    noting.note(cleo.workspace, cleo.dialogue_id, cleo.supplier("Birch"), Remark(RemarkKind.PARKED, "Spare parts"))
    for sender in (ben, cleo):
        seen = ada.take_in(sender.hand_on())
        assert seen.counts()[What.NEW] == 1
        assert not seen.conflicts
    assert ada.said() == {("Alder", "FRC-101"): "yes", ("Birch", "FRC-101"): "no", ("Birch", "GOV-101"): "partly"}
    noted = [each.remark.text for each in noting.remarks(ada.workspace, ada.dialogue_id) if each.remark]
    assert noted == ["Spare parts"]
    assert sound(ada)


def test_each_answer_is_kept_once_with_who_recorded_it_and_when(three: tuple[Laptop, Laptop, Laptop]) -> None:
    ada, ben, cleo = three
    ben.say("Alder", "no")
    ben.say("Alder", "partly")
    for reader in (ada, cleo):
        reader.take_in(ben.hand_on())
    ada.take_in(cleo.hand_on())
    ben.take_in(ada.hand_on())
    assert ada.events() == ben.events() == cleo.events()
    item = ada.workspace.questionnaire(ada.dialogue_id).item("FRC-101")
    told = {(each.recorded_by, each.device) for each in history(ada, item.id)}
    assert told == {("Ben", "laptop of Ben")}


def history(laptop: Laptop, code: str) -> tuple[AnswerEvent, ...]:
    item = laptop.workspace.questionnaire(laptop.dialogue_id).item(code)
    return answering.history(laptop.workspace, laptop.dialogue_id, laptop.supplier("Alder"), item)


def test_taking_a_file_in_twice_changes_nothing(three: tuple[Laptop, Laptop, Laptop]) -> None:
    ada, ben, _ = three
    ben.say("Alder")
    file = ben.hand_on()
    ada.take_in(file)
    before = ada.events()
    seen = ada.look(file)
    assert seen.nothing_new
    assert seen.counts()[What.SAME] == 1
    assert taking_over.take_over(ada.workspace, seen) is None
    assert ada.events() == before


def test_what_went_on_differently_is_a_conflict_and_a_person_says_what_counts(
    three: tuple[Laptop, Laptop, Laptop],
) -> None:
    ada, ben, _ = three
    ada.say("Alder", "yes")
    ben.say("Alder", "no")
    seen = ada.look(ben.hand_on())
    (conflict,) = seen.conflicts
    assert (conflict.mine["recorded_by"], conflict.theirs["recorded_by"]) == ("Ada", "Ben")  # type: ignore[index]
    taking_over.take_over(ada.workspace, seen, {conflict.subject: Counting.THEIRS})
    assert ada.said() == {("Alder", "FRC-101"): "no"}
    assert [each.recorded_by for each in history(ada, "FRC-101")] == ["Ada", "Ben", "Ada"]
    seen = ben.take_in(ada.hand_on())  # Ben hears what was chosen, and is not asked again
    assert not seen.conflicts
    assert ben.said() == ada.said()
    assert sound(ada)


def test_a_conflict_nobody_settles_leaves_what_is_here_and_loses_nothing(three: tuple[Laptop, Laptop, Laptop]) -> None:
    ada, ben, _ = three
    ada.say("Alder", "yes")
    ben.say("Alder", "no")
    ada.take_in(ben.hand_on())
    assert ada.said() == {("Alder", "FRC-101"): "yes"}
    assert len(ada.events()) == 3


def test_an_answer_changed_here_since_stays_unless_a_person_wants_the_one_of_the_file(
    three: tuple[Laptop, Laptop, Laptop],
) -> None:
    ada, ben, _ = three
    ben.say("Alder", "no")
    file = ben.hand_on()
    ada.take_in(file)
    ada.say("Alder", "yes")
    seen = ada.take_in(file)
    assert seen.counts()[What.CHANGED_HERE] == 1
    assert ada.said() == {("Alder", "FRC-101"): "yes"}
    (line,) = seen.answers
    taking_over.take_over(ada.workspace, ada.look(file), {line.subject: Counting.THEIRS})
    assert ada.said() == {("Alder", "FRC-101"): "no"}


def test_one_undo_lets_count_again_what_counted_before(three: tuple[Laptop, Laptop, Laptop]) -> None:
    ada, ben, _ = three
    ada.say("Alder", "yes")
    ben.say("Alder", "no")
    ben.say("Birch", "no")
    file = ben.hand_on()
    ada.take_in(file, Counting.THEIRS)
    after = ada.said()
    ada.undo()
    assert ada.said() == {("Alder", "FRC-101"): "yes"}
    ada.workspace.history.redo()
    assert ada.said() == after == {("Alder", "FRC-101"): "no", ("Birch", "FRC-101"): "no"}
    assert sound(ada)


def test_a_dialogue_that_was_not_here_goes_to_the_archive_with_undo_and_comes_back(team: Team) -> None:
    ada, ben = team("Ada").prepare("Alder"), team("Ben")
    ada.say("Alder")
    file = ada.hand_on()
    assert ben.take_in(file).new
    ben.undo()
    assert ben.workspace.dialogue(ben.dialogue_id).archived
    seen = ben.take_in(file)
    assert seen.back
    assert not ben.workspace.dialogue(ben.dialogue_id).archived
    assert ben.said() == ada.said()


def test_a_preview_that_is_out_of_date_is_not_taken_over(three: tuple[Laptop, Laptop, Laptop]) -> None:
    ada, ben, _ = three
    ben.say("Alder")
    seen = ada.look(ben.hand_on())
    ada.say("Birch")
    with pytest.raises(Problem, match="dialogue-file-preview-old"):
        taking_over.take_over(ada.workspace, seen)
    assert len(ada.events()) == 1


def test_a_supplier_entered_on_two_laptops_is_proposed_and_counts_once(three: tuple[Laptop, Laptop, Laptop]) -> None:
    ada, ben, cleo = three
    ada.invite("Cedar", "SE")
    ben.invite("cedar", "SE")
    ada.say("Cedar", "yes")
    ben.say("cedar", "no", "GOV-101")
    file = ben.hand_on()
    seen = ada.look(file)
    assert [(theirs.name, mine.name) for theirs, mine in seen.alike] == [("cedar", "Cedar")]
    assert [each.name for each in seen.suppliers] == ["cedar"]  # a proposal only: nobody has said so yet
    ada.take_in(file, cedar="Cedar")
    compared = documents.comparison(ada.workspace, ada.dialogue_id)
    assert [each.name for each in compared.suppliers] == ["Alder", "Birch", "Cedar"]
    assert ada.said() == {("Cedar", "FRC-101"): "yes", ("Cedar", "GOV-101"): "no"}
    assert ada.look(file, cedar="Cedar").nothing_new
    assert sound(ada)  # what Ben recorded can still be checked, although Cedar has another id here
    cleo.take_in(ben.hand_on())
    cleo.take_in(ada.hand_on(), Cedar="cedar")
    assert cleo.said() == {("cedar", "FRC-101"): "yes", ("cedar", "GOV-101"): "no"}


def test_a_new_version_of_the_questionnaire_comes_along_and_an_open_one_makes_room(
    three: tuple[Laptop, Laptop, Laptop],
) -> None:
    ada, ben, _ = three
    for each in (ada, ben):
        assembling.new_version(each.workspace, each.dialogue_id)
    assembling.freeze(ben.workspace, ben.dialogue_id)
    ben.say("Alder")
    ada.take_in(ben.hand_on())
    versions = [(form.version, bool(form.frozen_at)) for form in returns.forms(ada.workspace, ada.dialogue_id)]
    assert versions == [(1, True), (2, True), (3, False)]


def test_two_frozen_versions_that_ask_differently_under_one_id_are_refused(team: Team) -> None:
    ada, ben = team("Ada"), team("Ben")
    ada.prepare("Alder")
    open_one = team("Cleo")
    open_one.dialogue_id = preparing.create_dialogue(
        open_one.workspace, preparing.Draft(ada.workspace.dialogue(ada.dialogue_id).kind, "Open", "Why")
    ).subject
    assembling.add_questions(open_one.workspace, open_one.dialogue_id, ASKED)
    ben.take_in(open_one.hand_on())
    for each in (ben, open_one):
        each.invite("Alder")
    assembling.remove_items(ben.workspace, ben.dialogue_id, ("GOV-101",))
    for each in (ben, open_one):
        assembling.freeze(each.workspace, each.dialogue_id)
    with pytest.raises(Problem, match="dialogue-file-version-differs"):
        open_one.look(ben.hand_on())


def test_own_questions_of_others_keep_their_owner(team: Team) -> None:
    ada, ben = team("Ada"), team("Ben")
    ada.prepare()
    own = authoring.create_question(ada.workspace, OwnDraft("Who repairs?")).subject
    mine = authoring.create_question(ben.workspace, OwnDraft("Who pays?")).subject
    assert own == mine
    assembling.new_version(ada.workspace, ada.dialogue_id)
    assembling.add_questions(ada.workspace, ada.dialogue_id, (own,))
    assembling.freeze(ada.workspace, ada.dialogue_id)
    ben.take_in(ada.hand_on())
    shot = next(item.snapshot for item in ben.workspace.questionnaire(ben.dialogue_id).items() if own in item.code)
    assert shot.bank_id.startswith("own-")
    ada.take_in(ben.hand_on())
    assert ada.look(ben.hand_on()).nothing_new


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_files_may_come_in_any_order_where_nothing_conflicts(team: Team, data: st.DataObject) -> None:
    cells = [(name, code) for name in ("Alder", "Birch") for code in ASKED]
    owner = {cell: data.draw(st.sampled_from(["Ada", "Ben", "Cleo"])) for cell in cells}
    ada = team("Ada").prepare("Alder", "Birch")
    start = ada.hand_on()
    laptops = {"Ada": ada, "Ben": team("Ben"), "Cleo": team("Cleo")}
    for name in ("Ben", "Cleo"):
        laptops[name].take_in(start)
    for (name, code), who in owner.items():
        for option in data.draw(st.lists(st.sampled_from(["yes", "partly", "no"]), max_size=2)):
            laptops[who].say(name, option, code)
    files = [each.hand_on() for each in laptops.values()]
    ends = []
    for order in itertools.permutations(files):
        reader = team("Reader")
        for file in order:
            assert not reader.take_in(file).conflicts
        ends.append((reader.said(), reader.events()))
    assert all(end == ends[0] for end in ends)


def test_joint_buyers_get_only_what_suppliers_share_and_can_send_theirs_back(
    three: tuple[Laptop, Laptop, Laptop], team: Team
) -> None:
    ada, _, _ = three
    ada.say("Alder", "yes", note="Ask again")
    ada.say("Birch", "no", share_scope=ShareScope.OWN)
    oslo = team("Oslo")
    oslo.take_in(ada.hand_on(Readers.GROUP))
    assert oslo.said() == {("Alder", "FRC-101"): "yes"}
    oslo.say("Alder", "partly", "GOV-101")
    seen = ada.take_in(oslo.hand_on())
    assert seen.counts()[What.SAME] == 1  # the shared form of an answer is the answer, although its note is missing
    assert ada.said()["Alder", "GOV-101"] == "partly"
    assert sound(ada)
    assert sound(oslo)


def test_what_was_taken_in_is_on_record(three: tuple[Laptop, Laptop, Laptop]) -> None:
    ada, ben, _ = three
    ben.say("Alder")
    file = ben.hand_on()
    ada.take_in(file)
    (run,) = entries.runs(ada.workspace.database)
    assert (run.file, run.recorded_by, run.readers) == (file.name, "Ada", "internal")
    assert '"new": 1' in run.report
    assert entries.count(ada.workspace.database, ANSWERS, ada.dialogue_id) == 1


def test_rounds_follow_each_other_in_whatever_order_their_files_come(team: Team) -> None:
    ada = team("Ada").prepare("Alder")
    first = ada.dialogue_id
    draft = preparing.Draft(ada.workspace.dialogue(first).kind, "Next", "See what came of it.", baseline_id=first)
    second = preparing.create_dialogue(ada.workspace, draft).subject
    files = {}
    for ada.dialogue_id in (first, second):
        files[ada.dialogue_id] = ada.hand_on()
    for order in ((first, second), (second, first)):
        reader = team("Reader")
        for each in order:
            reader.take_in(files[each])
        assert reader.workspace.dialogue(second).baseline_id == first


def test_criteria_that_another_note_taker_added_come_along(three: tuple[Laptop, Laptop, Laptop]) -> None:
    ada, ben, _ = three
    dialogue = ben.workspace.dialogue(ben.dialogue_id)
    preparing.change_dialogue(ben.workspace, replace(dialogue, hypotheses=(Hypothesis("", "Sites are named"),)))
    file = ben.hand_on()
    ada.take_in(file)
    assert [each.outcome for each in ada.workspace.dialogue(ada.dialogue_id).hypotheses] == ["Sites are named"]
    assert ada.look(file).nothing_new
    ada.undo()
    assert not ada.workspace.dialogue(ada.dialogue_id).hypotheses
