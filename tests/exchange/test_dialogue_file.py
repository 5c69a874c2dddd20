"""A ``.dialogue`` file loses nothing, tells joint buyers nothing it must not; a hostile one is refused as a whole."""

import json
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from dialogue_app.domain.answers import Answer, ShareScope, State, Verification
from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.domain.packed_dialogue import PackedDialogue
from dialogue_app.domain.questionnaire import Snapshot
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.values import Documents
from dialogue_app.domain.verification import Check
from dialogue_app.errors import Problem
from dialogue_app.exchange import dialogue_archive, dialogue_entries
from dialogue_app.exchange.bank_fields import told_apart
from dialogue_app.exchange.bank_package import checksum
from dialogue_app.exchange.dialogue_archive import MANIFEST
from dialogue_app.exchange.dialogue_file import read_dialogue, schema_text
from dialogue_app.texts import Texts
from dialogue_app.workspace import (
    answering,
    assembling,
    handing_on,
    noting,
    preparing,
    proving,
    summarising,
    taking_in,
    verifying,
)
from dialogue_app.workspace.handing_on import Readers
from question_bank import Kind, content_hash
from tests.helpers.note_takers import Laptop, forged, repacked, rewritten
from tests.helpers.workspaces import new_workspace

Change = Callable[[dict[str, bytes]], object]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = new_workspace(tmp_path_factory.mktemp("template"))
    workspace.close()
    return workspace.path


@pytest.fixture(scope="module")
def ada(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """A dialogue in which every text that must not leave the team is marked with "secret"."""
    folder = tmp_path_factory.mktemp("ada")
    laptop = Laptop(template, folder, "Ada")
    laptop.prepare("Alder", "Birch")
    workspace, dialogue_id = laptop.workspace, laptop.dialogue_id
    assembling.new_version(workspace, dialogue_id)
    assembling.add_own_question(workspace, dialogue_id, OwnDraft("Which file shows it?", Kind.FILE))
    assembling.freeze(workspace, dialogue_id)
    _describe(laptop)
    _answer(laptop, folder)
    yield laptop
    workspace.close()


def _describe(laptop: Laptop) -> None:
    workspace, dialogue = laptop.workspace, laptop.workspace.dialogue(laptop.dialogue_id)
    wanted = (Hypothesis("", "A secret criterion of ours"),)
    preparing.change_dialogue(workspace, replace(dialogue, procurement="secret contract 7", hypotheses=wanted))
    summarising.write(workspace, laptop.dialogue_id, "findings", "secret findings")
    alder = next(each.supplier for each in laptop.participants() if each.supplier.name == "Alder")
    preparing.change_supplier(workspace, replace(alder, contact="secret person"))


def _answer(laptop: Laptop, folder: Path) -> None:
    workspace, dialogue_id = laptop.workspace, laptop.dialogue_id
    laptop.say("Alder", "yes", claim="We share this sentence.", note="secret working note")
    laptop.say("Alder", "no", "GOV-101", claim="secret of our own", share_scope=ShareScope.OWN)
    laptop.say("Birch", "no", claim="once shared, now secret")
    laptop.say("Birch", "yes", claim="secret business", confidential=True, confidential_reason="secret reason")
    laptop.say("Birch", "partly", "GOV-101", claim="secret slip")
    workspace.history.undo()
    noting.note(workspace, dialogue_id, laptop.supplier("Alder"), Remark(RemarkKind.PARKED, "secret remark"))
    for name, share in (("Alder", ShareScope.GROUP), ("Birch", ShareScope.OWN)):
        file = folder / f"{name}.txt"
        file.write_text("shown to all" if share is ShareScope.GROUP else "secret bytes", "utf-8")
        shown = Answer(State.ANSWERED, Documents((proving.keep_file(workspace, file),)), share_scope=share)
        answering.record(workspace, dialogue_id, laptop.supplier(name), "OWN-001", shown)


@pytest.fixture
def whole(ada: Laptop, tmp_path: Path) -> Path:
    return Path(shutil.copy(ada.hand_on(), tmp_path / "sent.dialogue"))


def unpacked(file: Path) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())


# What comes back --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("readers", Readers)
def test_everything_that_was_packed_comes_back_as_it_was(ada: Laptop, readers: Readers, tmp_path: Path) -> None:
    sent = handing_on.packed(ada.workspace, ada.dialogue_id, readers)
    handing_on.write(sent, tmp_path / "sent.dialogue")
    back, _ = read_dialogue(tmp_path / "sent.dialogue")
    for name in PackedDialogue.__slots__:
        assert getattr(back, name) == getattr(sent, name), name


def test_the_file_holds_the_questions_that_were_asked_and_needs_no_bank(whole: Path) -> None:
    back, _ = read_dialogue(whole)
    asked = {item.snapshot.question_id for form in back.questionnaires for item in form.items()}
    assert {story.newest.id for story in back.stories} == asked
    assert {file.name for file in back.files} == {"Alder.txt", "Birch.txt"}


@pytest.mark.parametrize("readers", Readers)
def test_what_is_written_meets_the_published_schema(ada: Laptop, readers: Readers) -> None:
    with zipfile.ZipFile(ada.hand_on(readers)) as archive:
        parts = {name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")}
    fastjsonschema.compile(json.loads(schema_text()))(parts)


def test_the_same_dialogue_has_the_same_checksum_whenever_it_is_written(ada: Laptop) -> None:
    assert read_dialogue(ada.hand_on())[1] == read_dialogue(ada.hand_on())[1]


# What joint buyers get --------------------------------------------------------------------------------------------


def test_nothing_that_must_stay_is_anywhere_in_the_bytes_of_a_group_copy(ada: Laptop) -> None:
    content = unpacked(ada.hand_on(Readers.GROUP))
    assert b"We share this sentence." in content
    assert b"shown to all" in content
    assert b"secret" not in content
    assert b"Ada" not in content
    assert b"secret" in unpacked(ada.hand_on())


def test_a_group_copy_says_how_much_it_leaves_out_and_why(ada: Laptop) -> None:
    left_out = handing_on.packed(ada.workspace, ada.dialogue_id, Readers.GROUP).left_out
    assert left_out == {"confidential": 1, "files": 1, "own": 2, "remarks": 1, "taken-back": 1}


def test_a_contradiction_waits_for_the_reply_before_joint_buyers_hear_of_it(template: Path, tmp_path: Path) -> None:
    laptop = Laptop(template, tmp_path, "Ada").prepare("Alder")
    laptop.say("Alder", "yes")
    item = laptop.workspace.questionnaire(laptop.dialogue_id).item("FRC-101")
    told = Check(item.id, Verification.CLAIMED, Verification.CONTRADICTED, "A report says otherwise.", "")
    verifying.verify(laptop.workspace, laptop.dialogue_id, laptop.supplier("Alder"), told)
    content = unpacked(laptop.hand_on(Readers.GROUP))
    laptop.workspace.close()
    assert b"claimed" in content
    assert b"contradicted" not in content


# What is refused --------------------------------------------------------------------------------------------------


def refused(file: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        taking_in.read(file)
    key = f"problem.{caught.value.key}"
    assert Texts("en").has(key)
    sentence = Texts("en")(key, **caught.value.details)
    assert "\n" not in sentence
    assert file.name in sentence
    return caught.value


def setting(part: str, path: str, content: object) -> Change:
    """Return a change that puts another content at a place of a part."""
    *above, name = path.split(".")

    def put(document: Any) -> None:
        for step in above:
            document = document[int(step) if step.isdecimal() else step]
        document[name] = content

    return rewritten(part, put)


def other_question(document: Any) -> None:
    shot = document["questionnaires"][0]["sections"][0]["items"][0]["snapshot"]
    shot["texts"]["en"]["prompt"] = "Who pays?"


def other_question_with_its_hash(document: Any) -> None:
    shot = document["questionnaires"][0]["sections"][0]["items"][0]["snapshot"]
    shot["texts"]["en"]["prompt"] = "Who pays?"
    made, _ = told_apart(Snapshot, shot)
    shot["content_hash"] = content_hash(made.answer, "Who pays?")


def same_item_twice(document: Any) -> None:
    items = document["questionnaires"][0]["sections"][0]["items"]
    items.append(items[0])


def circle(document: Any) -> None:
    items = document["questionnaires"][0]["sections"][0]["items"]
    items[0]["condition"] = {"item_id": "0000-elsewhere", "options": ["yes"]}


ANSWERS = "entries/answers.json"
BAD: dict[str, tuple[Change, str]] = {
    "newer": (setting(MANIFEST, "version", "2.0"), "dialogue-file-newer"),
    "older": (setting(MANIFEST, "version", "0.9"), "dialogue-file-older"),
    "no version": (setting(MANIFEST, "version", None), "dialogue-file-other"),
    "another format": (setting(MANIFEST, "format", "recipe"), "dialogue-file-other"),
    "no manifest": (lambda parts: parts.pop(MANIFEST), "dialogue-file-other"),
    "a part is missing": (lambda parts: parts.pop(ANSWERS), "dialogue-file-parts"),
    "a path that climbs out": (lambda parts: parts.update({"../evil": b"x"}), "dialogue-file-part-unknown"),
    "a file nobody knows": (lambda parts: parts.update({"files/evil.exe": b"x"}), "dialogue-file-part-unknown"),
    "a file under another hash": (lambda parts: parts.update({f"files/{'0' * 64}": b"x"}), "dialogue-file-parts"),
    "no JSON": (lambda parts: parts.update({ANSWERS: b"{"}), "dialogue-file-json"),
    "a field twice": (lambda parts: parts.update({ANSWERS: b'{"a":1,"a":2}'}), "dialogue-file-json"),
    "a number that is none": (lambda parts: parts.update({ANSWERS: b'{"a":1e999}'}), "dialogue-file-json"),
    "nested too deeply": (lambda parts: parts.update({"dialogue.json": b"[" * 99_000}), "dialogue-file-json"),
    "not text": (lambda parts: parts.update({"dialogue.json": b"\xff\xfe"}), "dialogue-file-json"),
    "half a character": (setting("dialogue.json", "dialogue.title", "\ud83d"), "dialogue-file-json"),
    "a kind nobody knows": (setting("dialogue.json", "dialogue.kind", "party"), "dialogue-file-unfit"),
    "an id that only looks Latin": (setting("dialogue.json", "dialogue.id", "dіalogue"), "dialogue-file-unfit"),
    "another question": (rewritten("questionnaires.json", other_question), "dialogue-file-question"),
    "two questions with one id": (
        rewritten("questionnaires.json", other_question_with_its_hash), "dialogue-file-question",
    ),
    "one item twice": (rewritten("questionnaires.json", same_item_twice), "dialogue-file-id-twice"),
    "a condition on nothing": (rewritten("questionnaires.json", circle), "dialogue-file-unfit"),
    "a question changed in the excerpt": (
        setting("questions.dialogue-bank", "questions.0.revisions.0.prompt", "Who?"), "package-question-changed",
    ),
    "other columns": (setting(ANSWERS, "columns", ["id"]), "dialogue-file-unfit"),
    "a row that is too short": (setting(ANSWERS, "entries", [["x"]]), "dialogue-file-unfit"),
    "an answer of another dialogue": (forged(lambda row: row.update(dialogue_id="other")), "dialogue-file-unfit"),
    "an answer of a stranger": (forged(lambda row: row.update(supplier_id="other")), "dialogue-file-unfit"),
    "an answer to what was not asked": (forged(lambda row: row.update(item_id="other")), "dialogue-file-unfit"),
    "another wording": (forged(lambda row: row.update(asked_hash="0" * 64)), "dialogue-file-unfit"),
    "a state nobody knows": (forged(lambda row: row.update(state="shouted")), "dialogue-file-unfit"),
    "an option nobody knows": (forged(lambda row: row.update(value='{"option":"maybe"}')), "option-unknown"),
    "a value that is none": (forged(lambda row: row.update(value="[[[")), "dialogue-file-unfit"),
    "a moment that is none": (forged(lambda row: row.update(at="2026-99-99T00:00:00.000Z")), "dialogue-file-unfit"),
    "a moment without a zone": (forged(lambda row: row.update(at="2026-11-22T00:00:00")), "dialogue-file-unfit"),
    "a text that is too long": (forged(lambda row: row.update(note="x" * 20_001)), "dialogue-file-unfit"),
    "a number as text": (forged(lambda row: row.update(confidential="1")), "dialogue-file-unfit"),
    "a claim with a NUL": (forged(lambda row: row.update(claim="\x00")), "dialogue-file-unfit"),
    "an id with look-alike letters": (forged(lambda row: row.update(id="іd-1")), "dialogue-file-unfit"),
    "a form nobody knows": (forged(lambda row: row.update(form="best")), "dialogue-file-unfit"),
    "a group's form with notes": (forged(lambda row: row.update(form="group", note="x")), "dialogue-file-unfit"),
    "a remark of another shape": (
        forged(lambda row: row.update(body='{"kind":"parked","text":"x","mood":1}'), "remarks"), "dialogue-file-unfit",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_says_what_can_not_be_is_refused_in_one_sentence(case: str, whole: Path) -> None:
    change, key = BAD[case]
    with pytest.raises(Problem) as caught:
        taking_in.read(repacked(whole, change))
    assert caught.value.key == key
    assert Texts("en").has(f"problem.{key}")


def test_an_answer_changed_after_it_was_recorded_is_refused_although_all_checksums_fit(whole: Path) -> None:
    def flip(document: Any) -> None:
        place = document["columns"].index("value")
        document["entries"][0][place] = '{"option":"no"}'

    assert refused(repacked(whole, rewritten(ANSWERS, flip))).key == "dialogue-file-entry-changed"


def test_an_answer_that_says_something_else_here_under_the_same_id_is_refused_and_nothing_stored(
    ada: Laptop, whole: Path
) -> None:
    before = ada.events()
    file = repacked(whole, forged(lambda row: row.update(value='{"option":"no"}')))
    with pytest.raises(Problem, match="dialogue-file-entry-differs"):
        ada.take_in(file)
    assert ada.events() == before


def test_a_question_that_asks_something_else_here_is_refused(template: Path, ada: Laptop, tmp_path: Path) -> None:
    def forge(parts: dict[str, bytes]) -> None:
        rewritten("questionnaires.json", _both_versions)(parts)
        for name in (ANSWERS, "entries/talks.json", "entries/remarks.json"):
            rewritten(name, lambda document: document.update(entries=[]))(parts)
        bank = json.loads(parts["questions.dialogue-bank"])
        bank["questions"] = []
        bank["checksum"] = checksum(bank)
        parts["questions.dialogue-bank"] = json.dumps(bank).encode()

    file = repacked(Path(shutil.copy(ada.hand_on(), tmp_path / "sent.dialogue")), forge)
    ben = Laptop(template, tmp_path, "Ben")
    with pytest.raises(Problem, match="dialogue-file-question"):
        ben.take_in(file)
    assert not ben.workspace.database.rows("SELECT * FROM dialogue")
    ben.workspace.close()


def _both_versions(document: Any) -> None:
    for number in range(len(document["questionnaires"])):
        other_question_with_its_hash({"questionnaires": document["questionnaires"][number:]})


@pytest.mark.parametrize("share", [0.1, 0.5, 0.999])
def test_a_file_that_is_cut_off_is_refused(whole: Path, share: float) -> None:
    content = whole.read_bytes()
    whole.write_bytes(content[: int(len(content) * share)])
    assert refused(whole).key == "dialogue-file-damaged"


def test_one_changed_byte_is_found_wherever_it_is(whole: Path) -> None:
    content, sent = bytearray(whole.read_bytes()), read_dialogue(whole)
    for place in range(60, len(content), len(content) // 40):
        changed = bytearray(content)
        changed[place] ^= 1
        whole.write_bytes(changed)
        try:
            assert read_dialogue(whole) == sent  # days and attributes of parts are read by nobody
        except Problem:
            continue


def test_a_part_that_is_a_link_or_there_twice_is_refused(whole: Path) -> None:
    with zipfile.ZipFile(whole, "a") as archive:
        link = zipfile.ZipInfo("dialogue.json")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(link, "{}")
    assert refused(whole).key == "dialogue-file-parts"
    with zipfile.ZipFile(whole, "w") as archive:
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert refused(whole).key == "dialogue-file-part-unknown"


def test_a_file_that_would_grow_without_end_is_refused_before_it_is_unpacked(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogue_archive, "MOST_OF_TEXT", 1_000_000)
    bomb = repacked(whole, lambda parts: parts.update({ANSWERS: b" " * 1_000_001}))
    assert refused(bomb).key == "dialogue-file-too-large"
    monkeypatch.setattr(dialogue_entries, "MOST_ENTRIES", 2)
    assert refused(repacked(whole, lambda parts: parts.update({ANSWERS: b"{}"}))).key == "dialogue-file-unfit"


@pytest.mark.parametrize("content", [b"", b"PK", b"MZ" * 99, b"PK\x03\x04" + b"x" * 999, b'{"format":"dialogue"}'])
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.dialogue"
    file.write_bytes(content)
    refused(file)
    refused(tmp_path / "missing.dialogue")
    refused(tmp_path)
