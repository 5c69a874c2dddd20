"""An open workspace with the shipped bank, copied from one that was made once."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.workspace import Surroundings, Workspace, assembling, preparing
from dialogue_app.workspace.preparing import Draft
from tests.helpers.workspaces import CountingIds, FixedClock, new_workspace

QUESTIONS = ("GOV-101", "FRC-101", "TRN-101", "LBL-101")
"""Two of them are yes-partly-no."""


class TickingClock(FixedClock):
    """A second later at every look."""

    def __call__(self) -> datetime:
        self.move_on(1)
        return self.moment


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workspace file, closed."""
    workspace = new_workspace(tmp_path_factory.mktemp("template"))
    workspace.close()
    return workspace.path


@pytest.fixture
def fresh(template: Path, tmp_path: Path) -> Iterator[Callable[[], Workspace]]:
    """Opens a new, empty workspace at every call."""
    opened: list[Workspace] = []

    def make() -> Workspace:
        while opened:
            opened.pop().close()
        target = tmp_path / "work.dialogues"
        shutil.copyfile(template, target)
        opened.append(Workspace.open(target, Surroundings(TickingClock(), CountingIds())))
        return opened[-1]

    yield make
    while opened:
        opened.pop().close()


@pytest.fixture
def workspace(fresh: Callable[[], Workspace]) -> Workspace:
    return fresh()


@pytest.fixture
def dialogue_id(workspace: Workspace) -> str:
    """A dialogue with four questions and the suppliers Alpha and Beta."""
    return prepared(workspace)


def prepared(workspace: Workspace, title: str = "Laptops 2027") -> str:
    draft = Draft(DialogueKind.PRE_CONTRACT, title, "Decide what the tender can ask.", languages=("en", "de"))
    dialogue_id = preparing.create_dialogue(workspace, draft).subject
    assembling.add_questions(workspace, dialogue_id, QUESTIONS)
    for name in ("Alpha", "Beta"):
        known = {each.name: each.id for each in preparing.suppliers(workspace)}
        supplier_id = known.get(name) or preparing.add_supplier(workspace, name).subject
        preparing.add_participant(workspace, dialogue_id, supplier_id)
    return dialogue_id


def everything(workspace: Workspace, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    rows = workspace.database.rows
    tables = [name for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: sorted(rows(f'SELECT * FROM "{name}"'), key=repr) for name in tables if name not in without}
