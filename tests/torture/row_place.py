"""Row 9: the file or its folder can't be written, or lies in a cloud or network folder. It is said, with a way out."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.kills import ROOT
from tests.torture.writer import prepare

ROW = Row(9, "read-only file or folder; cloud folder, network drive", "said at opening, with a way out")

AWAY = ("OneDrive - Town of Lindhavn", "Dropbox", "Nextcloud", "SharePoint", "gvfs", "share")
READ_ONLY = {"file": (0o444, 0o755), "folder": (0o644, 0o555), "file and folder": (0o444, 0o555)}


def run(short: bool, seed: int) -> Outcome:
    """Open a workspace in each of these places, in the window and by command."""
    tally = Tally()
    with folder() as place:
        prepare(place / "work.dialogues")
        start = (place / "work.dialogues").read_bytes()
    if os.name == "posix" and (os.geteuid() or shutil.which("setpriv")):
        for name, modes in list(READ_ONLY.items())[: 1 if short else None]:
            for how in (in_window, by_command):
                with tally.case(f"read-only {name}, {how.__name__}"), folder() as made:
                    path = made / "place" / "work.dialogues"
                    path.parent.mkdir()
                    path.write_bytes(start)
                    locked(path, modes, how)
    else:
        tally.note("no way here to take the right to write away")
    for name in AWAY[: 1 if short else None]:
        with tally.case(name), folder() as made:
            path = made / name / "work.dialogues"
            path.parent.mkdir()
            path.write_bytes(start)
            in_a_bad_place(path)
    return tally.outcome


def locked(path: Path, modes: tuple[int, int], how: Any) -> None:
    """Take the right to write away while it is opened."""
    before = path.read_bytes()
    path.chmod(modes[0])
    path.parent.chmod(modes[1])
    try:
        how(path)
        assert path.read_bytes() == before
        assert [each.name for each in path.parent.iterdir()] == [path.name]
    finally:
        path.parent.chmod(0o755)


def in_window(path: Path) -> None:
    """First aid comes up; the file can be read, and a copy elsewhere can be worked in."""
    target = path.parent.parent / "mine.dialogues"
    said = opened(path, target, "read-only")
    assert not said["opened"], "not said at opening"
    assert said["ways"][:2] == ["copy-elsewhere", "read"]
    assert said["reading"]
    assert (said["path"], "Written after" in said["names"]) == (str(target), True)


def by_command(path: Path) -> None:
    """A command says it in one sentence."""
    arguments = ["-m", "dialogue_app", "--workspace", str(path), "supplier", "add", "Delta"]
    done = subprocess.run(
        [*unprivileged(), sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert "can't be written. Move it to a folder where you may write" in done.stderr


def in_a_bad_place(path: Path) -> None:
    """The window says it and moves the file."""
    target = path.parent.parent / "local" / "mine.dialogues"
    target.parent.mkdir()
    said = opened(path, target, "away")
    assert said["opened"]
    assert "Keep it on this computer" in said["words"], said["words"]
    assert said["ways"][0].startswith("Move it")
    assert (said["path"], "Written after" in said["names"]) == (str(target), True)
    assert not path.exists()


def opened(path: Path, target: Path, how: str) -> Any:
    """Open it in a window of its own process and return what was seen."""
    command = [*unprivileged(), sys.executable, "-m", "tests.torture.opener", str(path), str(target), how]
    home = {**os.environ, "DIALOGUE_APP_HOME": str(target.parent / "home")}
    done = subprocess.run(command, cwd=ROOT, env=home, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-600:]
    return json.loads(done.stdout)


def unprivileged() -> list[str]:
    """Return what takes an administrator's right to write everywhere away."""
    if os.name == "posix" and not os.geteuid() and shutil.which("setpriv"):
        return ["setpriv", "--bounding-set=-dac_override"]
    return []
