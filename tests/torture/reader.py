"""The process that reads hostile files: with little memory, and told of whatever it opens or starts.

``python -m tests.torture.reader FOLDER`` takes lines "kind, tab, path" and answers each with one line of JSON. To try
another kind of file, add its reader to ``READERS`` and good files of it to ``tests.torture.files``.
"""

import faulthandler
import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, keeping, merging, preparing, returns

MEMORY = 500 * 1024 * 1024
"""Bytes on top of what the process has before it reads anything."""

LONGEST = 5.0
"""Seconds for one file; after four times that the process ends itself."""

FORBIDDEN = (
    "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.spawn", "os.posix_spawn",
    "urllib.Request", "ctypes.dlopen", "webbrowser.open",
)  # fmt: skip
"""Events of Python that no file may bring about."""

CHANGING = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate", "shutil.copyfile")

Reader = Callable[[Path], object]


class Reading:
    """What the process works with: a folder of its own, a workspace for previews, and what was opened elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.strayed: list[str] = []
        self.watching = False
        self.workspace = Workspace.open(self.folder / "reader" / "work.dialogues")
        self.dialogue_id = (self.folder / "reader" / "dialogue.txt").read_text("utf-8")
        self.forms: tuple[Questionnaire, ...] = returns.forms(self.workspace, self.dialogue_id)
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.watching:
            return
        if event in FORBIDDEN and arguments[:1] != (None,):  # a library of C that is there already
            self.strayed.append(f"{event} {arguments[:1]}")
        elif event in CHANGING and not self._inside(arguments[0]):
            self.strayed.append(f"{event} {arguments[0]}")
        elif event == "open" and isinstance(arguments[0], str | bytes):
            self._opened(arguments[0], str(arguments[1]))

    def _opened(self, path: str | bytes, mode: str) -> None:
        writes = set(mode) & set("wax+")
        if not self._inside(path) and (writes or not _ours(path)):
            self.strayed.append(f"open {path!r} {mode}")

    def _inside(self, path: Any) -> bool:
        with suppress(OSError, ValueError, TypeError):
            return Path(path if isinstance(path, str) else bytes(path).decode()).resolve().is_relative_to(self.folder)
        return False

    def read(self, kind: str, path: Path) -> dict[str, object]:
        """Read one file and say what became of it: read, refused with a sentence, or a fault."""
        before = self._rows()
        began = time.process_time()  # of this process: others may keep the machine busy
        faulthandler.dump_traceback_later(4 * LONGEST, exit=True)
        self.watching = True
        try:
            said: dict[str, object] = {"outcome": "read", "more": str(READERS[kind](self, path) or "")}
        except Problem as problem:
            said = {"outcome": "refused", "key": problem.key, "sentence": _sentence(problem)}
        except (Exception, MemoryError) as error:
            said = {"outcome": "fault", "sentence": f"{type(error).__name__}: {error}"[:300], "where": _where(error)}
        finally:
            self.watching = False
            faulthandler.cancel_dump_traceback_later()
        took = time.process_time() - began
        strayed, self.strayed = self.strayed, []
        return said | {"seconds": took, "strayed": strayed[:3], "changed": self._rows() != before}

    def _rows(self) -> list[tuple[Any, ...]]:
        database = self.workspace.database
        return database.rows("SELECT (SELECT count(*) FROM answer_event), (SELECT count(*) FROM question)")


def returned(reading: Reading, path: Path) -> object:
    """Read a returned workbook and look at what it would change; nothing is taken over."""
    found = returns.read_files((path,), reading.forms)
    for each in found:
        if problem := getattr(each, "problem", None):
            raise problem
    seen = returns.review(reading.workspace, reading.dialogue_id, found)
    return sum(len(file.lines) for file in seen.files)


def package(reading: Reading, path: Path) -> object:
    """Read a package of a bank and look at what it would change."""
    seen = merging.preview(reading.workspace, merging.read(path), path.name)
    return len(seen.lines)


def workspace(_reading: Reading, path: Path) -> object:
    """Open a workspace, list its dialogues and check it."""
    opened = Workspace.open(path)
    try:
        return f"{len(preparing.overview(opened))} dialogues, {len(keeping.check(opened))} findings"
    finally:
        opened.close()


def content(_reading: Reading, path: Path) -> object:
    """Check a folder of bank content, and load it."""
    from question_bank import ContentError, check, load

    found = check(path)
    assert all(finding.sentence for finding in found)
    try:
        load(path)
    except ContentError as error:
        return f"refused: {error}"
    return f"{len(found)} findings"


READERS: dict[str, Callable[[Reading, Path], object]] = {
    "returned": returned,
    "package": package,
    "workspace": workspace,
    "content": content,
}
"""Readers of files from outside, by kind. They raise a ``Problem`` for what they refuse."""


def _sentence(problem: Problem) -> str:
    return Texts("en")(f"problem.{problem.key}", **problem.details)


def _where(error: BaseException) -> str:
    trace, place = error.__traceback__, ""
    while trace:
        code = trace.tb_frame.f_code
        place, trace = f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}", trace.tb_next
    return place


def _ours(path: str | bytes) -> bool:
    """Whether a file may be read wherever it is: the program itself, its libraries, what the system offers to all."""
    text = path if isinstance(path, str) else path.decode("utf-8", "replace")
    known = (Path(__file__).resolve().parents[2], sys.prefix, sys.base_prefix, "/usr", "/proc/self", "/dev/null")
    return any(text.startswith(str(each)) for each in known)


def _limited() -> None:
    if sys.platform == "win32":
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0]) if Path("/proc/self/statm").exists() else 0
    if pages:
        most = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main(folder: Path) -> None:
    """Read what is asked for until there is no more."""
    reading = Reading(folder)
    warm = folder / "reader" / "warm"
    for line in (warm / "list.txt").read_text("utf-8").splitlines():
        kind, _, name = line.partition("\t")
        reading.read(kind, warm / name)  # libraries are loaded before memory is counted
    _limited()
    for line in sys.stdin:
        kind, _, name = line.rstrip("\n").partition("\t")
        print(json.dumps(reading.read(kind, Path(name))), flush=True)
    reading.workspace.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
