"""Buyers meet in a folder: each writes only files of its own, and what others put there is offered, never taken."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.domain.packed_dialogue import Readers
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import authoring, inbox, merging, outbox, preparing, sharing
from tests.helpers.note_takers import Laptop

Team = Callable[[str], Laptop]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "shared"
    made.mkdir()
    return made


@pytest.fixture
def team(template: Path, tmp_path: Path, folder: Path) -> Iterator[Team]:
    """Gives a city a laptop that is pointed at the folder."""
    opened: list[Laptop] = []

    def join(name: str) -> Laptop:
        opened.append(Laptop(template, tmp_path, name))
        sharing.point(opened[-1].workspace, folder)
        sharing.name_people(opened[-1].workspace, f"City of {name}")
        return opened[-1]

    yield join
    for each in opened:
        each.workspace.close()


def put(laptop: Laptop, readers: Readers = Readers.INTERNAL) -> tuple[Path, ...]:
    sharing.share(laptop.workspace, laptop.dialogue_id, readers)
    done = outbox.write(outbox.outgoing(laptop.workspace))
    outbox.record(laptop.workspace, done)
    return tuple(done.files)


def seen(laptop: Laptop) -> inbox.Seen:
    wanted = inbox.asked(laptop.workspace)
    return inbox.compare(merging.here(laptop.workspace), wanted, inbox.look(wanted))


def test_what_one_writes_is_offered_to_the_others_until_it_is_taken_in(team: Team) -> None:
    oslo, bergen = team("Oslo").prepare("Alder"), team("Bergen")
    (file,) = put(oslo)
    (offer,) = seen(bergen).offers
    assert (offer.people, offer.title, offer.path) == ("City of Oslo", "Laptops", file)
    assert not bergen.workspace.database.rows("SELECT * FROM dialogue")
    assert seen(oslo).offers == ()
    bergen.take_in(file)
    assert seen(bergen).offers == ()
    put(oslo)  # written again, but with nothing new in it
    assert seen(bergen).offers == ()
    oslo.say("Alder")
    put(oslo)
    assert [each.title for each in seen(bergen).offers] == ["Laptops"]


def test_every_file_has_one_writer_and_a_new_title_leaves_no_old_file(team: Team, folder: Path) -> None:
    oslo, bergen = team("Oslo").prepare("Alder"), team("Bergen")
    (first,) = put(oslo)
    bergen.take_in(first)
    (other,) = put(bergen)
    assert first != other
    dialogue = oslo.workspace.dialogue(oslo.dialogue_id)
    preparing.change_dialogue(oslo.workspace, type(dialogue)(**_fields(dialogue) | {"title": "Laptops & more"}))
    (renamed,) = put(oslo)
    assert sorted(folder.iterdir()) == sorted([other, renamed])
    sharing.share(oslo.workspace, oslo.dialogue_id, None)
    outbox.write(outbox.outgoing(oslo.workspace))
    assert list(folder.iterdir()) == [other]


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in type(record).__slots__}  # type: ignore[attr-defined]


def test_own_questions_are_offered_as_a_package(team: Team) -> None:
    oslo, bergen = team("Oslo"), team("Bergen")
    authoring.create_question(oslo.workspace, OwnDraft("Who repairs it?"))
    sharing.share_bank(oslo.workspace, wanted=True)
    outbox.write(outbox.outgoing(oslo.workspace))
    (offer,) = seen(bergen).offers
    assert (offer.questions, offer.people) == (1, "City of Oslo")


def test_half_copied_files_second_copies_and_links_are_passed_over_and_named(team: Team, folder: Path) -> None:
    oslo, bergen = team("Oslo").prepare("Alder"), team("Bergen")
    (file,) = put(oslo)
    shutil.copy(file, folder / "Laptops (Ada's conflicted copy 2026-11-23).dialogue")
    shutil.copy(file, folder / "Laptops (2).dialogue")
    half = folder / "half.dialogue"
    half.write_bytes(file.read_bytes()[:900])
    (folder / "empty.dialogue-bank").touch()
    if hasattr(os, "symlink"):
        (folder / "link.dialogue").symlink_to("/etc/passwd")
    found = seen(bergen)
    assert [each.path for each in found.offers] == [file]
    assert len(found.problems) == 5
    for problem in found.problems:
        assert Texts("en").has(f"problem.{problem.key}")
        assert "\n" not in Texts("en")(f"problem.{problem.key}", **problem.details)


def test_a_folder_that_is_not_there_is_one_sentence_and_comes_back(team: Team, folder: Path, tmp_path: Path) -> None:
    oslo = team("Oslo").prepare("Alder")
    put(oslo)
    away = folder.rename(tmp_path / "unplugged")
    for action in (lambda: seen(oslo), lambda: outbox.write(outbox.outgoing(oslo.workspace))):
        with pytest.raises(Problem, match="shared-folder-missing"):
            action()
    away.rename(folder)
    assert seen(oslo).offers == ()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_folder_that_may_only_be_read_is_one_sentence(team: Team, folder: Path) -> None:
    oslo = team("Oslo").prepare("Alder")
    folder.chmod(0o500)
    with pytest.raises(Problem, match="target-not-writable"):
        put(oslo)
    folder.chmod(0o700)


def test_the_setting_can_be_undone_and_needs_a_folder(team: Team, folder: Path, tmp_path: Path) -> None:
    oslo = team("Oslo")
    with pytest.raises(Problem, match="shared-folder-missing"):
        sharing.point(oslo.workspace, tmp_path / "nowhere")
    sharing.point(oslo.workspace, None)
    with pytest.raises(Problem, match="shared-folder-none"):
        outbox.outgoing(oslo.workspace)
    oslo.undo()
    assert sharing.setting(oslo.workspace).path == str(folder)
