"""Row 7: the workspace file is moved, deleted, replaced, missing, empty, while it is open and before it is opened."""

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import dialogue_app.gui  # noqa: F401 - keeps Qt from using up None on Python 3.11
from dialogue_app import paths
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, backups, keeping, preparing
from dialogue_app.workspace.backups import Reason
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.writer import prepare

ROW = Row(
    7, "the file is moved, deleted, replaced, missing, 0 bytes", "nothing called saved that is not; no silent new file"
)


def run(short: bool, seed: int) -> Outcome:
    """Take the file away in each way."""
    tally = Tally()
    cases = [*OPEN.items(), *CLOSED.items()]
    with folder() as place:
        prepare(place / "work.dialogues")
        start = (place / "work.dialogues").read_bytes()
    for name, case in cases:
        with tally.case(name), folder() as place:
            (place / "work.dialogues").write_bytes(start)
            case(place / "work.dialogues")
    return tally.outcome


def while_open(take_away: Callable[[Path], object], bring_back: Callable[[Path], object] | None, path: Path) -> None:
    """Take the file away while it is open: a change is refused and said; all is in a copy, or in the file again."""
    before = set[Path]()
    with closing(Workspace.open(path)) as workspace:
        preparing.add_supplier(workspace, "Saved before")
        take_away(path)
        before = {each for each in path.parent.rglob("*.dialogues") if each.stat().st_size}
        for _ in range(2):
            with suppress(Problem):
                preparing.add_supplier(workspace, "Called saved")
                raise AssertionError("called saved")
        now = {each for each in path.parent.rglob("*.dialogues") if each.stat().st_size}
        assert now == before, "a new file was made"
        if bring_back:
            bring_back(path)
        else:
            keeping.go_on_in_copy(workspace, path.with_name("rescued.dialogues"))
        preparing.add_supplier(workspace, "Saved after")
        found = {each.name for each in preparing.suppliers(workspace)}
        rescued = workspace.path
    with closing(Workspace.open(rescued)) as again:
        assert {each.name for each in preparing.suppliers(again)} == found >= {"Saved before", "Saved after"}
        assert "Called saved" not in found
        assert keeping.check(again) == ()


def when_opened(spoil: Callable[[Path], object], path: Path) -> None:
    """Spoil the file before it is opened: it is said, nothing is made, and a backup brings it back."""
    with closing(Workspace.open(path)) as workspace:
        backup = backups.make(workspace, Reason.ASKED)
    spoil(path)
    before = [(each, each.stat().st_size) for each in sorted(path.parent.rglob("*"))]
    with suppress(Problem):
        Workspace.open(path).close()
        raise AssertionError("opened all the same")
    assert [(each, each.stat().st_size) for each in sorted(path.parent.rglob("*"))] == before, "a file was made"
    from dialogue_app.workspace import first_aid

    first_aid.restore(path, backup.path)
    with closing(Workspace.open(path)) as workspace:
        assert keeping.check(workspace) == ()


def no_new_default(path: Path) -> None:
    """The default workspace is lost: a start makes no empty one in its place, neither window nor command."""
    from unittest import mock

    from dialogue_app.cli.console import Console
    from dialogue_app.gui.opening import Opening

    with closing(Workspace.open(path)) as workspace:
        backups.make(workspace, Reason.ASKED)
    path.unlink()
    with mock.patch.object(paths, "default_workspace", return_value=path):
        refused: list[Problem] = []
        opening = Opening(mock.Mock(workspace=None))
        opening.refused.connect(lambda problem, _path: refused.append(problem))
        assert not opening.first(None, ())
        assert [each.key for each in refused] == ["workspace-missing"]
        with suppress(Problem):
            Console(lambda *_: 0).workspace()
            raise AssertionError("a command made a new one")
    assert not path.exists()


def _move(path: Path) -> None:
    path.rename(path.with_name("moved.dialogues"))


def _replace(path: Path) -> None:
    shutil.copy(path, path.with_name("other.dialogues"))
    path.with_name("other.dialogues").replace(path)


def _move_folder(path: Path) -> None:
    aside = path.parent / "elsewhere"
    aside.mkdir()
    for each in path.parent.glob("work*"):
        each.rename(aside / each.name)


OPEN: dict[str, Callable[[Path], None]] = {
    "open and moved": lambda path: while_open(_move, None, path),
    "open, moved and brought back": lambda path: while_open(
        _move, lambda _: path.with_name("moved.dialogues").rename(path), path
    ),
    "open and deleted": lambda path: while_open(Path.unlink, None, path),
    "open and replaced by another": lambda path: while_open(_replace, None, path),
    "open and its folder moved": lambda path: while_open(_move_folder, None, path),
}
CLOSED: dict[str, Callable[[Path], None]] = {
    "missing": lambda path: when_opened(Path.unlink, path),
    "0 bytes": lambda path: when_opened(lambda each: each.write_bytes(b""), path),
    "replaced by a letter": lambda path: when_opened(lambda each: each.write_bytes(b"Dear all, " * 500), path),
    "replaced by a folder": lambda path: when_opened(lambda each: (each.unlink(), each.mkdir()), path),
    "the default one lost": no_new_default,
}
