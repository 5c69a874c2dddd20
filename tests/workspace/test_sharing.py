"""Buyers meet in a folder: each writes only files of its own, and what others put there is offered, never taken."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dialogue_app.domain.bank_package import Package
from dialogue_app.domain.own_editing import with_text
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.domain.packed_dialogue import Readers
from dialogue_app.domain.shared_folder import is_second_copy
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import (
    Workspace,
    authoring,
    inbox,
    known_here,
    merging,
    outbox,
    preparing,
    revising,
    sharing,
)
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
    here, known = merging.here(laptop.workspace), known_here.known(laptop.workspace)
    return inbox.compare(here, known, wanted, inbox.look(wanted))


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


def test_a_title_may_speak_of_copies_and_conflicts(team: Team) -> None:
    oslo, bergen = team("Oslo").prepare("Alder"), team("Bergen")
    dialogue = oslo.workspace.dialogue(oslo.dialogue_id)
    title = "Conflict minerals in copy machines (2)"
    preparing.change_dialogue(oslo.workspace, type(dialogue)(**_fields(dialogue) | {"title": title}))
    (file,) = put(oslo)
    assert [each.title for each in seen(bergen).offers] == [title]
    for name in (
        f"{file.stem} (1).dialogue",
        f"{file.stem}-LAPTOP7.dialogue",
        f"{file.stem}.sync-conflict-20261123-101010-ABC.dialogue",
    ):
        assert is_second_copy(name)


def test_the_same_contents_are_offered_once(team: Team, folder: Path) -> None:
    oslo, bergen = team("Oslo").prepare("Alder"), team("Bergen")
    (file,) = put(oslo)
    shutil.copy(file, folder / "From the stick.dialogue")
    assert len(seen(bergen).offers) == 1


def test_what_was_read_once_is_not_read_again_while_it_stays_as_it_is(team: Team) -> None:
    oslo, bergen = team("Oslo").prepare("Alder"), team("Bergen")
    (file,) = put(oslo)
    first = seen(bergen)
    content, times = file.read_bytes(), file.stat()
    file.write_bytes(b"x" * len(content))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    again = inbox.look(inbox.asked(bergen.workspace, first.looked))
    assert again.offers == first.offers
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns + 10**9))
    changed = inbox.look(inbox.asked(bergen.workspace, first.looked))
    assert (changed.offers, [each.key for each in changed.problems]) == ((), ["dialogue-file-other"])


def test_a_file_that_changes_while_it_is_read_is_left_for_later(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    oslo, bergen = team("Oslo"), team("Bergen")
    authoring.create_question(oslo.workspace, OwnDraft("Who repairs it?"))
    sharing.share_bank(oslo.workspace, wanted=True)
    (file,) = outbox.write(outbox.outgoing(oslo.workspace)).files
    read = merging.read

    def while_it_is_synced(path: Path) -> Package:
        found = read(path)
        os.utime(path, ns=(1, 1))
        return found

    monkeypatch.setattr(merging, "read", while_it_is_synced)
    found = seen(bergen)
    assert (found.offers, [each.key for each in found.problems]) == ((), ["shared-folder-changing"])
    assert seen(bergen).offers[0].path == file


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_links_pipes_and_folders_with_our_endings_are_never_opened(team: Team, folder: Path) -> None:
    bergen = team("Bergen")
    os.mkfifo(folder / "pipe.dialogue")
    os.mkfifo(folder / "pipe.dialogue-bank")
    (folder / "folder.dialogue").mkdir()
    (folder / "link.dialogue-bank").symlink_to("/dev/zero")
    (folder / "nowhere.dialogue").symlink_to("nothing")
    (folder / "._Laptops.dialogue").write_bytes(b"what a stick of a Mac has")
    found = seen(bergen)
    assert found.offers == ()
    assert len(found.problems) == 5


def test_of_thousands_of_files_the_newest_are_looked_at_and_it_is_said(team: Team, folder: Path) -> None:
    oslo, bergen = team("Oslo").prepare("Alder"), team("Bergen")
    for number in range(inbox.MOST_FILES + 700):
        junk = folder / f"a{number:04}.dialogue"
        junk.touch()
        os.utime(junk, ns=(1, 1))
    put(oslo)
    found = seen(bergen)
    assert [each.title for each in found.offers] == ["Laptops"]
    assert found.problems[-1].details["n"] == inbox.MOST_FILES + 701


def test_an_own_file_that_somebody_changed_or_removed_is_noticed_and_written_anew(team: Team) -> None:
    oslo = team("Oslo").prepare("Alder")
    (file,) = put(oslo)
    assert seen(oslo).lost == ()
    content = file.read_bytes()
    for damage in (
        lambda: file.write_bytes(content[:500]),
        file.unlink,
        lambda: (file.unlink(), file.symlink_to("/etc/passwd")),
    ):
        damage()
        assert (seen(oslo).lost, seen(oslo).rival) == ((file.name,), False)
        put(oslo)
        assert not file.is_symlink()
        assert seen(oslo).lost == ()


def test_two_workspaces_of_one_person_write_files_of_their_own(team: Team, folder: Path) -> None:
    one, other = team("Oslo").prepare("Alder"), team("Oslo")
    (first,) = put(one)
    other.take_in(first)
    (second,) = put(other)
    assert first != second
    put(one)
    assert {first, second} == set(folder.iterdir())
    assert seen(one).lost == seen(other).lost == ()


def test_a_copy_of_a_workspace_gets_files_of_its_own(team: Team, folder: Path, tmp_path: Path) -> None:
    """The copy finds that somebody else writes its files, and lets them be."""
    first = team("Oslo").prepare("Alder")
    (file,) = put(first)
    first.workspace.close()
    copy = Workspace.open(Path(shutil.copy(first.workspace.path, tmp_path / "copy.dialogues")))
    first.workspace = Workspace.open(first.workspace.path, first.workspace.surroundings)
    first.say("Alder")
    put(first)
    found = inbox.look(inbox.asked(copy))
    assert found.rival
    assert outbox.has_moved(copy)
    assert not outbox.has_moved(first.workspace)
    outbox.part_ways(copy)
    done = outbox.write(outbox.outgoing(copy))
    outbox.record(copy, done)
    assert file not in done.files
    put(first)
    assert len(list(folder.iterdir())) == 2
    assert (seen(first).lost, inbox.look(inbox.asked(copy)).lost) == ((), ())
    copy.close()


def test_a_choice_about_a_package_is_asked_once_until_it_brings_more(team: Team) -> None:
    oslo, bergen = team("Oslo"), team("Bergen")
    authoring.create_question(oslo.workspace, OwnDraft("Who repairs it?"))
    sharing.share_bank(oslo.workspace, wanted=True)
    (file,) = outbox.write(outbox.outgoing(oslo.workspace)).files
    merging.take_over(bergen.workspace, merging.preview(bergen.workspace, merging.read(file), file.name))
    for laptop, words in ((oslo, "Oslo."), (bergen, "Bergen.")):
        (own,) = authoring.own_questions(laptop.workspace)
        revising.save(laptop.workspace, with_text(own, "help", words))
    outbox.write(outbox.outgoing(oslo.workspace))
    (offer,) = seen(bergen).offers
    assert offer.by_choice
    inbox.settle(bergen.workspace, offer.contents)
    assert seen(bergen).offers == ()
    authoring.create_question(oslo.workspace, OwnDraft("Is tin traced?"))
    outbox.write(outbox.outgoing(oslo.workspace))
    assert [each.questions for each in seen(bergen).offers] == [2]


def test_what_can_not_be_packed_stays_as_it_was_and_the_rest_is_written(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    oslo = team("Oslo").prepare("Alder")
    (file,) = put(oslo)
    before = file.read_bytes()
    authoring.create_question(oslo.workspace, OwnDraft("Who repairs it?"))
    sharing.share_bank(oslo.workspace, wanted=True)

    def refused(*_: object) -> None:
        raise Problem("dialogue-changed-from-outside", at="2026-11-22")

    monkeypatch.setattr(outbox.handing_on, "made", refused)
    done = outbox.write(outbox.outgoing(oslo.workspace))
    outbox.record(oslo.workspace, done)
    assert [path.suffix for path in done.files] == [".dialogue-bank"]
    assert len(done.problems) == 1
    assert outbox.owes(oslo.workspace)
    assert file.read_bytes() == before


def test_what_is_still_to_be_written_is_remembered_in_the_file(team: Team, folder: Path, tmp_path: Path) -> None:
    oslo = team("Oslo").prepare("Alder")
    put(oslo)
    outbox.owe(oslo.workspace)
    folder.rename(tmp_path / "unplugged")
    oslo.workspace.close()
    oslo.workspace = Workspace.open(oslo.workspace.path, oslo.workspace.surroundings)
    assert outbox.owes(oslo.workspace)
    (tmp_path / "unplugged").rename(folder)
    put(oslo)
    assert not outbox.owes(oslo.workspace)
