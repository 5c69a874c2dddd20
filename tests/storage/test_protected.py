"""A passphrase: nothing is readable without it, and a change of it leaves the old or the new file."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues, engine, keys, locked_text, passphrases, protection, salvage
from dialogue_app.storage.closed_files import is_encrypted
from dialogue_app.storage.opening import create_file, finds, open_file, open_for_reading
from dialogue_app.storage.unlocking import is_protected
from dialogue_app.texts import Texts
from tests.helpers.protected import OTHER, SECRET, needs_cipher, nothing_said
from tests.storage.conftest import DIALOGUE, fill

__all__ = ["nothing_said"]

ROOT = Path(__file__).resolve().parents[2]
PAGE = 4096

pytestmark = pytest.mark.usefixtures("nothing_said")


@pytest.fixture
def protected(path: Path) -> Path:
    """A closed file that was plain before, as most will be."""
    create_file(path, fill, "").close()
    protection.rewrite(path, passphrases.say(SECRET))
    return path


def refused(path: Path) -> str:
    before = path.read_bytes()
    with pytest.raises(Problem) as problem:
        open_file(path)
    sentence = Texts()(f"problem.{problem.value.key}", **problem.value.details)
    assert SECRET not in sentence
    assert path.read_bytes() == before
    return problem.value.key


def damaged(path: Path, start: int, end: int) -> None:
    content = bytearray(path.read_bytes())
    content[start:end] = b"\xff" * (end - start)
    path.write_bytes(content)


@needs_cipher
def test_without_the_passphrase_a_protected_file_is_refused_in_one_sentence(protected: Path) -> None:
    with closing(open_file(protected)) as opened:
        assert opened.passphrase == SECRET
        assert dialogues.read(opened, "d") == DIALOGUE
        assert opened.check() == ()
    passphrases.forget(SECRET)
    assert refused(protected) == "passphrase-missing"
    passphrases.say(OTHER)
    assert refused(protected) == "passphrase-wrong"


@needs_cipher
def test_a_protected_file_is_known_as_one_whether_it_is_open_or_not(protected: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.dialogues"
    with closing(create_file(plain, fill, "")):
        assert [is_protected(each) for each in (plain, protected, tmp_path / "missing")] == [False, True, False]
        with closing(open_file(protected)):
            assert is_protected(protected)
            with pytest.raises(Problem, match="workspace-open-elsewhere"):
                open_file(protected)
            with pytest.raises(Problem, match="workspace-open-elsewhere"):
                protection.rewrite(protected, "")


@needs_cipher
def test_an_open_protected_file_is_locked_for_other_processes_even_after_it_was_looked_at(protected: Path) -> None:
    code = "import sys; from pathlib import Path; from dialogue_app.storage.opening import open_file\n"
    code += "try: open_file(Path(sys.argv[1]))\nexcept Exception as problem: print(problem.key)"
    with closing(open_file(protected)):
        assert is_protected(protected)
        environment = os.environ | {passphrases.VARIABLE: SECRET}
        command = [sys.executable, "-c", code, str(protected)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "workspace-open-elsewhere"


@needs_cipher
def test_no_plain_text_is_in_the_file_its_journal_a_backup_or_what_is_salvaged(protected: Path) -> None:
    with closing(open_file(protected)) as opened:
        opened._connection.execute("PRAGMA cache_size = 1")
        with opened.atomic():
            opened.write("UPDATE supplier SET contact = 'Laptops ' || hex(zeroblob(50000))", ())
            journal = protected.with_name(f"{protected.name}-journal").read_bytes()
            assert len(journal) > PAGE
        opened.back_up(protected.with_name("backup.dialogues"))
        locked_text.write(protected.with_name("unsaved"), b"Laptops", locked_text.key(opened))
        assert locked_text.read(protected.with_name("unsaved"), locked_text.key(opened)) == b"Laptops"
    salvage.salvage(protected, protected.with_name("salvaged.dialogues"))
    files = [each.read_bytes() for each in protected.parent.iterdir()]
    assert len(files) == 4
    for content in (journal, *files):
        assert not [word for word in (b"Laptops", b"Alpha", b"SQLite format", b"CREATE TABLE") if word in content]


@needs_cipher
def test_it_is_changed_and_taken_off_and_the_content_stays(protected: Path) -> None:
    protection.rewrite(protected, passphrases.say(OTHER))
    passphrases.forget(SECRET)
    with closing(open_for_reading(protected)) as opened:
        assert dialogues.read(opened, "d") == DIALOGUE
    protection.rewrite(protected, "")
    passphrases.forget(OTHER)
    with closing(open_file(protected)) as opened:
        assert opened.passphrase == ""
        assert dialogues.read(opened, "d") == DIALOGUE
        assert opened.check() == ()
    assert [each.name for each in protected.parent.iterdir()] == [protected.name]


KILLED = """
import os, sys
from pathlib import Path
from dialogue_app.storage import protection
count = 0
def trace(frame, event, _):
    global count
    if frame.f_code.co_filename == protection.__file__:
        count += 1
        if count == int(sys.argv[2]):
            os._exit(9)
    return trace
sys.settrace(trace)
protection.rewrite(Path(sys.argv[1]), sys.argv[3])
print(count)
"""


@needs_cipher
@pytest.mark.parametrize("moment", [12, 30, 55, 66])
def test_a_kill_in_the_middle_of_a_change_leaves_the_old_or_the_new_file(protected: Path, moment: int) -> None:
    command = [sys.executable, "-c", KILLED, str(protected), str(moment), OTHER]
    environment = os.environ | {passphrases.VARIABLE: SECRET}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 9, done.stdout
    passphrases.say(OTHER)
    with closing(open_file(protected)) as opened:
        assert dialogues.read(opened, "d") == DIALOGUE
        assert opened.check() == ()
    protection.rewrite(protected, "")
    assert [each.name for each in protected.parent.iterdir()] == [protected.name]


@needs_cipher
def test_a_change_that_fails_leaves_the_file_as_it_was(protected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = protected.read_bytes()
    monkeypatch.setattr(protection.seals, "sums", lambda connection: {"x": id(connection)})
    with pytest.raises(Problem, match="workspace-damaged"):
        protection.rewrite(protected, OTHER)
    assert protected.read_bytes() == before
    assert [each.name for each in protected.parent.iterdir()] == [protected.name]


@needs_cipher
@pytest.mark.parametrize(
    ("start", "end", "key"),
    [(16, 8000, "workspace-damaged"), (0, 8, "passphrase-wrong"), (0, 5 * PAGE, "passphrase-wrong")],
)
def test_a_damaged_protected_file_is_never_taken_for_something_else(
    protected: Path, start: int, end: int, key: str
) -> None:
    damaged(protected, start, end)
    assert is_encrypted(protected)
    assert refused(protected) == key
    with pytest.raises(Problem, match="workspace-nothing-left" if key == "workspace-damaged" else key):
        salvage.salvage(protected, protected.with_name("salvaged.dialogues"))
    passphrases.say(OTHER)
    assert refused(protected) == key


@needs_cipher
def test_all_but_the_damaged_page_is_salvaged_under_the_same_passphrase(protected: Path, tmp_path: Path) -> None:
    with closing(open_file(protected)) as opened:
        ((page,),) = opened.rows("SELECT rootpage FROM sqlite_master WHERE name = 'item'")
    damaged(protected, PAGE * (page - 1) + 100, PAGE * (page - 1) + 110)
    with closing(open_file(protected)) as opened:
        assert "item: not what was written" in opened.check()
    found = salvage.salvage(protected, tmp_path / "salvaged.dialogues")
    assert found.kept["supplier"] == 2
    assert found.doubtful == ("item",)
    with closing(open_file(tmp_path / "salvaged.dialogues")) as opened:
        assert opened.passphrase == SECRET
        assert dialogues.read(opened, "d") == DIALOGUE


@needs_cipher
def test_a_file_whose_end_is_cut_off_is_salvaged_up_to_there(protected: Path, tmp_path: Path) -> None:
    protected.write_bytes(protected.read_bytes()[:-PAGE])
    assert refused(protected) == "workspace-damaged"
    assert salvage.salvage(protected, tmp_path / "salvaged.dialogues").kept["supplier"] == 2


@needs_cipher
def test_a_key_opens_what_its_passphrase_opens(protected: Path) -> None:
    with closing(engine.bare(protected, keys.key_of(protected, SECRET))) as opened:
        assert opened.execute("SELECT count(*) FROM supplier").fetchone() == (2,)
    assert keys.fits_a_page(protected, SECRET)
    assert not keys.fits_a_page(protected, OTHER)


@needs_cipher
def test_whether_a_supplier_is_in_a_protected_copy_is_seen_where_its_passphrase_is_known(protected: Path) -> None:
    wanted = ("SELECT 1 FROM supplier WHERE name = ?", ("Alpha",))
    assert finds(protected, *wanted)
    passphrases.forget(SECRET)
    assert not finds(protected, *wanted)


def test_without_the_addition_a_protected_file_says_what_to_install(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(bytes(range(256)) * 64)
    monkeypatch.setattr("dialogue_app.storage.engine.can_encrypt", lambda: False)
    monkeypatch.setattr("dialogue_app.storage.unlocking.can_encrypt", lambda: False)
    passphrases.say(SECRET)
    assert refused(path) == "passphrase-extra"
    with pytest.raises(Problem, match="passphrase-extra"):
        create_file(path.with_name("new.dialogues"), fill, SECRET)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_plain_file_needs_nothing_of_it(path: Path) -> None:
    create_file(path, fill, "").close()
    code = "import sys; from pathlib import Path; from dialogue_app.storage.opening import open_file\n"
    code += "open_file(Path(sys.argv[1])).close(); print([name for name in sys.modules if 'cipher' in name])"
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
