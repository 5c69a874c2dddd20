"""Own questions travel between two workspaces: previewed, taken over in one step, taken back in one step."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from dialogue_app.domain import own_editing as editing
from dialogue_app.domain.bank_leaves import says
from dialogue_app.domain.bank_merge import Choice, Take, What
from dialogue_app.domain.own_questions import OWN_BANK, OwnDraft
from dialogue_app.errors import Problem
from dialogue_app.storage import banks
from dialogue_app.storage.database import Database
from dialogue_app.workspace import Surroundings, Workspace, authoring, merging, packaging, revising
from question_bank import ChangeKind, Kind, Question, content_hash
from tests.helpers.packages import package, question, said_in, tampered
from tests.helpers.workspaces import FixedClock
from tests.workspace.conftest import everything

At = Callable[[str], Workspace]


@pytest.fixture
def at(template: Path, tmp_path: Path) -> Iterator[At]:
    """Opens the workspace of a city."""
    opened: dict[str, Workspace] = {}

    def city(name: str) -> Workspace:
        if name not in opened:
            path = shutil.copyfile(template, tmp_path / f"{name}.dialogues")
            numbers = count(1)
            home = f"{name.encode().hex():0>24}"
            opened[name] = Workspace.open(path, Surroundings(FixedClock(), lambda: f"{next(numbers):08x}{home}"))
        return opened[name]

    yield city
    for each in opened.values():
        each.close()


def ask(workspace: Workspace, prompt: str, kind: Kind = Kind.YES_PARTLY_NO) -> str:
    return authoring.create_question(workspace, OwnDraft(prompt, kind)).subject


def revise(workspace: Workspace, question_id: str, change: Callable[[Question], Question]) -> None:
    before = next(each for each in authoring.own_questions(workspace) if each.id == question_id)
    after = change(replace(before, rev=before.rev + 1))
    with workspace.database.atomic():
        banks.keep_own(workspace.database, replace(after, content_hash=content_hash(after.answer, after.prompt)))


def sent(source: Workspace, folder: Path) -> Path:
    return packaging.write(packaging.packed(source), folder / f"{source.path.stem}.dialogue-bank")


def merge(file: Path, target: Workspace, otherwise: Choice = merging.MINE) -> merging.Preview:
    seen = merging.preview(target, merging.read(file), file.name)
    merging.take_over(target, seen, otherwise=otherwise)
    return seen


def content(workspace: Workspace) -> Counter[str]:
    return Counter(says(each) for each in authoring.own_questions(workspace))


def test_two_buyers_write_translate_and_exchange_three_times_and_end_identical(at: At, tmp_path: Path) -> None:
    oslo, bergen = at("oslo"), at("bergen")
    first, second = ask(oslo, "Who repairs it?"), ask(oslo, "Who checks wages?")
    merge(sent(oslo, tmp_path), bergen)
    here = {each.origin.rpartition("/")[2]: each.id for each in authoring.own_questions(bergen)}
    revise(oslo, first, lambda each: replace(each, help="Name the firm."))
    revise(bergen, here[first], lambda each: said_in(each, "nb", "Hvem reparerer?"))
    revise(bergen, here[second], lambda each: replace(each, prompt="Who checks the wages, and how?"))
    ask(bergen, "Is cobalt traced?")
    one, other = sent(oslo, tmp_path), sent(bergen, tmp_path)
    merge(other, oslo)
    merge(one, bergen)
    assert content(oslo) == content(bergen)
    for source, target in ((oslo, bergen), (bergen, oslo)):
        before = everything(target)
        seen = merge(sent(source, tmp_path), target)
        assert (everything(target), seen.counts()[What.SAME]) == (before, 3)
    repaired = next(each for each in authoring.own_questions(oslo) if each.id == first)
    assert (repaired.help, repaired.translations["nb"].texts["prompt"]) == ("Name the firm.", "Hvem reparerer?")


def edit(workspace: Workspace, prompt: str, change: Callable[[Question], Question]) -> None:
    found = next(each for each in authoring.own_questions(workspace) if each.prompt == prompt)
    revising.save(workspace, change(found), ChangeKind.CLARIFYING)


def test_two_buyers_edit_as_people_do_exchange_three_times_and_end_identical(at: At, tmp_path: Path) -> None:
    oslo, bergen = at("oslo"), at("bergen")
    ask(oslo, "Who repairs it?")
    ask(oslo, "Who checks wages?")
    edit(oslo, "Who checks wages?", lambda each: editing.with_text(each, "help", "Still a draft."))
    merge(sent(oslo, tmp_path), bergen)
    for round_, (source, target) in enumerate(((oslo, bergen), (bergen, oslo), (oslo, bergen)), start=1):
        edit(source, "Who repairs it?", lambda each, n=round_: editing.with_text(each, "why", f"Round {n}."))
        edit(target, "Who checks wages?", lambda each, n=round_: editing.with_text(each, "good", f"Round {n}."))
        edit(target, "Who repairs it?", lambda each, n=round_: editing.with_translation(each, "nb", "prompt", f"{n}?"))
        ask(source, f"New in round {round_}?")
        one, other = sent(source, tmp_path), sent(target, tmp_path)
        assert merge(one, target).counts()[What.CONFLICT] == 0
        assert merge(other, source).counts()[What.CONFLICT] == 0
    assert content(oslo) == content(bergen)
    assert len(authoring.own_questions(oslo)) == 5


def test_questions_of_others_never_take_a_number_of_ones_own(at: At, tmp_path: Path) -> None:
    oslo, bergen = at("oslo"), at("bergen")
    ask(oslo, "Who repairs it?")
    ask(bergen, "Is cobalt traced?")
    merge(sent(oslo, tmp_path), bergen)
    prompts = {each.id: each.prompt for each in authoring.own_questions(bergen)}
    assert (prompts["OWN-001"], len(prompts)) == ("Is cobalt traced?", 2)
    assert ask(bergen, "And tin?") == "OWN-002"


def test_a_preview_stores_nothing_and_one_undo_takes_all_back(at: At, tmp_path: Path) -> None:
    oslo, bergen = at("oslo"), at("bergen")
    for prompt in ("Who repairs it?", "Who checks wages?"):
        revise(oslo, ask(oslo, prompt), lambda each: said_in(each, "nb", "Hvem?"))
    file, before = sent(oslo, tmp_path), everything(bergen)
    seen = merging.preview(bergen, merging.read(file), file.name)
    assert (seen.counts()[What.NEW], everything(bergen)) == (2, before)
    change = merging.take_over(bergen, seen)
    after = everything(bergen)
    assert change is not None
    assert (change.details["n"], len(authoring.own_questions(bergen))) == (2, 2)
    bergen.history.undo()
    kept = ("about", "bank", "decision_event", "seal")
    assert everything(bergen, without=kept) == {name: rows for name, rows in before.items() if name not in kept}
    assert merging.runs(bergen) == ()
    bergen.history.redo()
    assert everything(bergen, without=kept) == {name: rows for name, rows in after.items() if name not in kept}


def test_a_conflict_is_settled_for_each_question(at: At, tmp_path: Path) -> None:
    oslo, bergen = at("oslo"), at("bergen")
    ids = [ask(oslo, "Who repairs it?"), ask(oslo, "Who checks wages?")]
    merge(sent(oslo, tmp_path), bergen)
    for here, there in zip(ids, authoring.own_questions(bergen), strict=True):
        revise(oslo, here, lambda each: replace(each, help="Oslo."))
        revise(bergen, there.id, lambda each: replace(each, help="Bergen."))
    file = sent(oslo, tmp_path)
    seen = merging.preview(bergen, merging.read(file), file.name)
    assert seen.counts()[What.CONFLICT] == 2
    merging.take_over(bergen, seen, {seen.lines[0].found.theirs.key: Choice(Take.THEIRS)})
    assert [each.help for each in authoring.own_questions(bergen)] == ["Oslo.", "Bergen."]


def test_the_shared_bank_packed_and_merged_changes_nothing(at: At, tmp_path: Path) -> None:
    oslo = at("oslo")
    file = packaging.write(packaging.packed(oslo, "ict-ethics"), tmp_path / "shared.dialogue-bank")
    before = everything(oslo)
    assert merge(file, oslo).counts()[What.SAME] == len(oslo.release.questions)
    assert everything(oslo) == before


def test_a_package_with_a_theme_nobody_knows_is_refused(at: At, tmp_path: Path) -> None:
    packaging.write(package(question(theme="XYZ")), tmp_path / "x")
    with pytest.raises(Problem, match="package-theme"):
        merge(tmp_path / "x", at("oslo"))


def test_a_refused_package_stores_nothing(at: At, tmp_path: Path) -> None:
    oslo = at("oslo")
    before = everything(oslo)
    with pytest.raises(Problem):
        merge(tampered(tmp_path / "x", lambda told: told.update(version="9.0")), oslo)
    assert everything(oslo) == before


def test_what_a_newer_program_wrote_is_handed_on_through_a_workspace(at: At, tmp_path: Path) -> None:
    oslo = at("oslo")
    file = tampered(tmp_path / "new", lambda told: told["questions"][0]["revisions"][0].update(mood=["calm"]))
    merge(file, oslo)
    again = sent(oslo, tmp_path)
    assert '"mood": [' in again.read_text("utf-8")
    assert all(each.bank_id == OWN_BANK for each in authoring.own_questions(oslo))


def test_a_preview_that_is_out_of_date_is_not_taken_over(at: At, tmp_path: Path) -> None:
    oslo, bergen = at("oslo"), at("bergen")
    ask(oslo, "Who repairs it?")
    file = sent(oslo, tmp_path)
    seen = merging.preview(bergen, merging.read(file), file.name)
    ask(bergen, "Is cobalt traced?")
    before = everything(bergen)
    with pytest.raises(Problem, match="package-preview-old"):
        merging.take_over(bergen, seen)
    assert everything(bergen) == before


def test_a_disk_that_fails_half_way_leaves_nothing(at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    oslo, bergen = at("oslo"), at("bergen")
    for prompt in ("Who repairs it?", "Who checks wages?"):
        ask(oslo, prompt)
    file, before, keep = sent(oslo, tmp_path), everything(bergen), banks.keep_own
    kept: list[str] = []

    def fail_second(database: Database, told: Question) -> None:
        if kept:
            raise Problem("disk-full", path=file)
        kept.append(told.id)
        keep(database, told)

    monkeypatch.setattr(banks, "keep_own", fail_second)
    with pytest.raises(Problem, match="disk-full"):
        merge(file, bergen)
    assert (everything(bergen), bergen.history.next_undo) == (before, None)
