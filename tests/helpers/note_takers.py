"""Several note takers at one event, each with a laptop, who hand dialogues on to each other as files."""

import itertools
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dialogue_app.domain.answers import Answer, ShareScope, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.dialogue_merge import Counting
from dialogue_app.domain.ledgers import BY_NAME
from dialogue_app.domain.values import Choice
from dialogue_app.exchange.dialogue_archive import MANIFEST, checksum, sha256
from dialogue_app.storage import answers
from dialogue_app.workspace import (
    Surroundings,
    Workspace,
    answering,
    assembling,
    handing_on,
    preparing,
    taking_in,
    taking_over,
)
from dialogue_app.workspace.handing_on import Readers
from dialogue_app.workspace.preparing import Draft
from tests.helpers.workspaces import FixedClock

QUESTIONS = ("GOV-101", "FRC-101", "TRN-101", "LBL-101")
"""Two of them are yes-partly-no: the first two that are asked with ``say``."""

ASKED = ("FRC-101", "GOV-101")
CLOCK = FixedClock()


class Laptop:
    """One note taker's workspace."""

    _made = itertools.count(1)

    def __init__(self, template: Path, folder: Path, name: str) -> None:
        number, given = next(self._made), itertools.count(1)
        path = shutil.copyfile(template, folder / f"{name}-{number}.dialogues")
        self.name, self.folder = name, folder

        def new_id() -> str:
            return f"00000000-0000-7000-8000-{number:04d}{next(given):08d}"

        def clock() -> Any:
            CLOCK.move_on(1)
            return CLOCK.moment

        self.workspace = Workspace.open(path, Surroundings(clock, new_id, name, f"laptop of {name}"))
        self.dialogue_id = ""

    def prepare(self, *suppliers: str, buyers: tuple[str, ...] = ()) -> "Laptop":
        """Make a dialogue with a frozen questionnaire."""
        draft = Draft(DialogueKind.PRE_CONTRACT, "Laptops", "Decide what to demand.", buyers=buyers)
        self.dialogue_id = preparing.create_dialogue(self.workspace, draft).subject
        assembling.add_questions(self.workspace, self.dialogue_id, QUESTIONS)
        assembling.freeze(self.workspace, self.dialogue_id)
        for name in suppliers:
            self.invite(name)
        return self

    def invite(self, name: str, country: str = "") -> str:
        """Let a new supplier take part and return its id."""
        supplier = preparing.add_supplier(self.workspace, name, country=country).subject
        preparing.add_participant(self.workspace, self.dialogue_id, supplier)
        return supplier

    def supplier(self, name: str) -> str:
        """Return the id of a participant."""
        found = preparing.participants(self.workspace, self.dialogue_id)
        return next(each.supplier.id for each in found if each.supplier.name == name)

    def say(self, name: str, option: str = "yes", code: str = "FRC-101", **more: Any) -> None:
        """Record an answer to a yes-partly-no question."""
        said = Answer(State.ANSWERED, Choice(option), **{"share_scope": ShareScope.GROUP} | more)
        answering.record(self.workspace, self.dialogue_id, self.supplier(name), code, said)

    def said(self) -> dict[tuple[str, str], str]:
        """Return what counts now, by name of the supplier and code of the question."""
        form = self.workspace.questionnaire(self.dialogue_id)
        codes = {item.id: item.snapshot.question_id for item in form.items()}
        names = {each.supplier.id: each.supplier.name for each in self.participants()}
        found = {}
        for raw in answers.cells(self.workspace.database, self.dialogue_id):
            if raw[3] != "not-asked":
                found[names[raw[1]], codes[raw[0]]] = json.loads(raw[4])["option"]
        return found

    def participants(self) -> tuple[Any, ...]:
        """Return who takes part."""
        return preparing.participants(self.workspace, self.dialogue_id)

    def events(self) -> list[str]:
        """Return the ids of all answer events."""
        return [row[0] for row in self.workspace.database.rows("SELECT id FROM answer_event ORDER BY id")]

    def hand_on(self, readers: Readers = Readers.INTERNAL) -> Path:
        """Write the dialogue to a file."""
        packed = handing_on.packed(self.workspace, self.dialogue_id, readers)
        return handing_on.write(packed, self.folder / f"{self.name}-{next(self._made)}.dialogue")

    def look(self, file: Path, **same: str) -> taking_in.Preview:
        """Look at a file; ``same`` are suppliers of the file and of here by name."""
        incoming = taking_in.read(file)
        ids = {each.name: each.id for each in incoming.packed.suppliers}
        here = {ids[theirs]: self.supplier(mine) for theirs, mine in same.items()}
        return taking_in.preview(self.workspace, incoming, here)

    def take_in(self, file: Path, counting: Counting = Counting.MINE, **same: str) -> taking_in.Preview:
        """Take a file over, and return what the preview said."""
        seen = self.look(file, **same)
        taking_over.take_over(self.workspace, seen, otherwise=counting)
        self.dialogue_id = self.dialogue_id or seen.incoming.packed.dialogue.id
        return seen

    def undo(self) -> None:
        """Take back the last change."""
        self.workspace.history.undo()


def repacked(file: Path, change: Callable[[dict[str, bytes]], object], *, seal: bool = True) -> Path:
    """Change the parts of a file in place; with ``seal``, manifest and checksums fit again."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    if seal and MANIFEST in parts:
        manifest = json.loads(parts[MANIFEST])
        listed = {name: content for name, content in parts.items() if name != MANIFEST}
        manifest["parts"] = {name: {"bytes": len(each), "sha256": sha256(each)} for name, each in listed.items()}
        manifest["checksum"] = checksum(manifest)
        parts[MANIFEST] = json.dumps(manifest).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def rewritten(part: str, change: Callable[[Any], object]) -> Callable[[dict[str, bytes]], None]:
    """Return a change of one JSON part."""

    def rewrite(parts: dict[str, bytes]) -> None:
        document = json.loads(parts[part])
        change(document)
        parts[part] = json.dumps(document).encode()

    return rewrite


def forged(change: Callable[[dict[str, Any]], object], ledger: str = "answers") -> Callable[[dict[str, bytes]], None]:
    """Return a change of the first entry of a ledger, with a digest that fits."""

    def forge(document: Any) -> None:
        row = document["entries"][0]
        columns = dict(zip(document["columns"], row, strict=True))
        change(columns)
        columns["digest"] = BY_NAME[ledger].digest(columns)
        document["entries"][0] = [columns[name] for name in document["columns"]]

    return rewritten(f"entries/{ledger}.json", forge)
