"""``demo``: the main job on sample data, in a folder of its own."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import click

from dialogue_app.cli.commands import job, option
from dialogue_app.cli.console import Console, Said
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.disclosure import Audience
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, handing_out, preparing, samples
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.preparing import Overview
from dialogue_app.workspace.reports import Order

WORKSPACE = "sample.dialogues"
LIST = "demo-results.json"
"""Says what the demo made; a folder with it belongs to the demo and may be filled anew."""

FORMAT = "dialogue-app-demo/1"


@dataclass(frozen=True, slots=True)
class Piece:
    """One report of the demo."""

    file: str
    kind: DialogueKind
    format: Format
    audience: Audience = Audience.INTERNAL
    page: str = ""
    """The id of the report where it is not the one that is named after its reader."""

    @property
    def report(self) -> str:
        """The id of the report."""
        return self.page or self.audience.value

    @property
    def dialogue(self) -> str:
        """Title of the dialogue it is about."""
        shown = samples.shown()
        return shown.pre_contract if self.kind is DialogueKind.PRE_CONTRACT else shown.in_contract

    @property
    def supplier(self) -> str:
        """Whose copy it is; empty when it is for internal readers."""
        return samples.shown().supplier if self.audience is Audience.SUPPLIER else ""


_PRE, _IN = DialogueKind.PRE_CONTRACT, DialogueKind.IN_CONTRACT

PIECES = (
    Piece("laptops-internal.pdf", _PRE, Format.PDF),
    Piece("laptops-internal.xlsx", _PRE, Format.XLSX),
    Piece("laptops-internal.json", _PRE, Format.JSON),
    Piece("laptops-suppliers-copy.pdf", _PRE, Format.PDF, Audience.SUPPLIER),
    Piece("data-centre-internal.pdf", _IN, Format.PDF),
    Piece("data-centre-internal.xlsx", _IN, Format.XLSX),
    Piece("data-centre-for-management.pdf", _IN, Format.PDF, page="management"),
)


@job("demo")
@option("--out", "folder", type=click.Path(path_type=Path), default=Path("demo-results"), metavar="FOLDER")
def demo(console: Console, folder: Path) -> Said:
    """Build the sample workspace, write its reports, and say what was made and where."""
    with _own(folder), tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as name:
        beside = Path(name)
        console.progress("cli.demo.building")
        workspace = samples.create_sample(beside / WORKSPACE)
        try:
            held = preparing.overview(workspace)
            for piece in PIECES:
                console.progress("cli.demo.writing", file=piece.file)
                _write(workspace, piece, beside / piece.file, console.texts.language)
        finally:
            workspace.close()
        result = _result(held)
        (beside / LIST).write_text(json.dumps(result, ensure_ascii=False, indent=2), encoding="utf-8")
        for file in (WORKSPACE, *(piece.file for piece in PIECES), LIST):
            (beside / file).replace(folder / file)
    return Said(_lines(console, folder, held), {"folder": str(folder), **result})


def _write(workspace: Workspace, piece: Piece, target: Path, language: str) -> None:
    dialogue = preparing.find_dialogue(workspace, piece.dialogue)
    supplier_id = preparing.find_supplier(workspace, piece.supplier).id if piece.supplier else ""
    order = Order(piece.report, language, supplier_id)
    made = handing_out.prepared(handing_out.dossier(workspace, dialogue.id), order)
    handing_out.write(made, piece.format, target)


@contextmanager
def _own(folder: Path) -> Iterator[None]:
    """Make the folder ready, or refuse one that the demo did not make; take it away again when the demo fails.

    Raises:
        Problem: the folder holds something else, or can't be written.
    """
    made = not folder.exists()
    if not made and not _belongs_to_demo(folder):
        raise Problem("demo-folder-taken", path=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException as error:
        if made:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            reason = error.strerror or type(error).__name__
            raise Problem("demo-folder-unusable", path=folder, reason=reason) from error
        raise


def _belongs_to_demo(folder: Path) -> bool:
    try:
        if not any(folder.iterdir()):
            return True
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(listed, dict) and listed.get("format") == FORMAT


def _result(held: tuple[Overview, ...]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "workspace": WORKSPACE,
        "dialogues": [
            {
                "title": each.dialogue.title,
                "kind": each.dialogue.kind.value,
                "suppliers": each.suppliers,
                "questions": each.questions,
                "answered": each.answered,
            }
            for each in held
        ],
        "reports": [
            {
                "file": piece.file,
                "dialogue": piece.dialogue,
                "format": piece.format.value,
                "audience": piece.audience.value,
                "supplier": piece.supplier,
            }
            for piece in PIECES
        ],
    }


def _lines(console: Console, folder: Path, held: tuple[Overview, ...]) -> list[str]:
    texts = console.texts
    lines = [texts("cli.demo.workspace", path=folder / WORKSPACE)]
    lines += [
        texts(
            f"cli.demo.{each.dialogue.kind}",
            title=each.dialogue.title,
            questions=each.questions,
            suppliers=each.suppliers,
            answered=each.answered,
        )
        for each in held
    ]
    lines.append(texts("cli.demo.reports", folder=folder))
    for piece in PIECES:
        key = f"cli.demo.{piece.report}-{piece.format}"
        lines.append(f"  {piece.file}  {texts(key, title=piece.dialogue, supplier=piece.supplier)}")
    lines.append(texts("cli.demo.next", path=folder / WORKSPACE))
    return lines
