"""Row 11: bits flip, the end is cut off, pages are zeroed. Nothing of it is silent, and each case has a way out."""

import shutil
from contextlib import closing
from pathlib import Path
from random import Random

from dialogue_app.errors import Problem
from dialogue_app.storage import seals
from dialogue_app.workspace import Workspace, backups, first_aid, keeping
from dialogue_app.workspace.backups import Reason
from dialogue_app.workspace.samples import create_sample
from tests.torture.cases import Outcome, Row, Tally, folder

ROW = Row(
    11,
    "the file is damaged: bits flip, its end is cut off, pages are zeroed",
    "never silent; restore, salvage, or read",
)

CASES = {"flip": 400, "cut": 150, "zero": 150}
SHORT = {"flip": 10, "cut": 3, "zero": 3}
PAGE = 4096

Content = dict[str, list[tuple[object, ...]]]


def run(short: bool, seed: int) -> Outcome:
    """Damage a filled workspace again and again, open it, and go one of the ways out."""
    tally, random = Tally(), Random(seed)
    with folder() as place:
        path = place / "work.dialogues"
        with closing(create_sample(path)) as workspace:
            backup = backups.make(workspace, Reason.ASKED).path
        good, content = path.read_bytes(), content_of(path)
        ends = dict.fromkeys(("harmless", "salvaged", "readable", "only the backup"), 0)
        for kind, number in (SHORT if short else CASES).items():
            for each in range(number):
                with tally.case(f"{kind} {each}"):
                    damage(path, good, kind, random)
                    ends[end_of(path, content, backup)] += 1
                clear(place, keep=backup)
        tally.note(", ".join(f"{name} {number}" for name, number in ends.items()))
    return tally.outcome


def damage(path: Path, good: bytes, kind: str, random: Random) -> None:
    """Write the file anew with one damage."""
    content = bytearray(good)
    if kind == "flip":
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    elif kind == "cut":
        del content[random.randrange(1, len(content)) :]
    else:
        page = random.randrange(len(content) // PAGE)
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def end_of(path: Path, content: Content, backup: Path) -> str:
    """Return how a case ended: what is in the file is what was, or it is said, and a backup brings it back."""
    if not told(path):
        assert content_of(path) == content, "silent"
        return "harmless"
    end = "salvaged" if salvaged(path, content) else "readable" if readable(path) else "only the backup"
    before = path.read_bytes()
    done = first_aid.restore(path, backup)
    assert content_of(path) == content, "not what the backup held"
    assert done.aside
    assert (done.aside / path.name).read_bytes() == before, "not set aside as it was"
    return end


def told(path: Path) -> bool:
    """Whether opening and checking the file say that something is wrong."""
    try:
        with closing(Workspace.open(path)) as workspace:
            return bool(keeping.check(workspace))
    except Problem:
        return True


def salvaged(path: Path, content: Content) -> bool:
    """Whether a sound workspace can be made of what is left; what of it is not what was must be said."""
    target = path.with_name("salvaged.dialogues")
    try:
        found = first_aid.rescue(path, target)
    except Problem:
        return False
    with closing(Workspace.open(target)) as workspace:
        assert workspace.database.check() == ()
    rescued, others = content_of(target), {"about", "_sqlite_migrations"}
    changed = {name for name, rows in content.items() if name not in others and rescued[name] != rows}
    unsaid = {name for name in changed if set(rescued[name]) - set(content[name]) and name not in found.doubtful}
    assert not unsaid, f"salvaged otherwise and not said: {unsaid}"
    return True


def readable(path: Path) -> bool:
    """Whether it can be opened for reading."""
    try:
        Workspace.read(path).close()
    except Problem:
        return False
    return True


def content_of(path: Path) -> Content:
    """Return every row of every table."""
    with closing(Workspace.read(path)) as workspace:
        connection = workspace.database._connection
        names = seals.tables(connection)
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}


def clear(place: Path, keep: Path) -> None:
    """Leave nothing but the backup."""
    for each in [*place.iterdir(), *keep.parent.iterdir()]:
        if each.is_dir() and each != keep.parent:
            shutil.rmtree(each)
        elif each.is_file() and each != keep:
            each.unlink()
