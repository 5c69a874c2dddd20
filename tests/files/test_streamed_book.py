"""The rows of a workbook: whole in the file, and nowhere else, also when the program is killed while it writes."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dialogue_app.files.streamed_book import IN_MEMORY
from dialogue_app.files.workbooks import saved_to

SECRET = "Quuxwidget said so"
MANY = IN_MEMORY // 1000 + 100
"""Rows of a thousand letters: more than are kept in memory."""

WRITER = f"""
import sys
from dialogue_app.files.workbooks import saved_to

with open(sys.argv[1], "wb") as target, saved_to(target, "Title", "en", "2026-11-23T00:00:00Z") as book:
    page = book.create_sheet("Rows")
    for _ in range(int(sys.argv[2])):
        page.append(["{SECRET} " + "x" * 1000])
    print("written", flush=True)
    sys.stdin.read()
"""


def surroundings(folder: Path) -> dict[str, str]:
    """Return an environment in which all temporary files go to a folder."""
    return os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))


def lying_in(folder: Path) -> list[str]:
    return [each.name for each in folder.rglob("*")]


@pytest.mark.parametrize("rows", [3, MANY])
def test_a_kill_while_a_workbook_is_written_leaves_no_rows_behind(tmp_path: Path, rows: int) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    told = [sys.executable, "-c", WRITER, str(tmp_path / "book.xlsx"), str(rows)]
    around = surroundings(scratch)
    with subprocess.Popen(told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=around) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "written\n"
        writer.kill()
    assert lying_in(scratch) == []
    assert SECRET not in (tmp_path / "book.xlsx").read_text("latin-1")


def test_the_command_line_writes_and_lists_after_a_kill_and_leaves_nothing(tmp_path: Path) -> None:
    scratch, data = tmp_path / "scratch", tmp_path / "data"
    scratch.mkdir()
    told = [sys.executable, "-c", WRITER, str(tmp_path / "book.xlsx"), "3"]
    around = surroundings(scratch) | {"DIALOGUE_APP_HOME": str(data)}
    with subprocess.Popen(told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=around) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        writer.kill()
    again = [sys.executable, "-m", "dialogue_app", "bank", "export", str(tmp_path / "b.xlsx")]
    done = subprocess.run(again, capture_output=True, text=True, env=around, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "b.xlsx").stat().st_size
    assert lying_in(scratch) == []


def test_many_rows_arrive_whole_and_in_order_on_several_sheets() -> None:
    stream = BytesIO()
    with saved_to(stream, "Title", "en", "2026-11-23T00:00:00Z") as book:
        pages = [book.create_sheet(name) for name in ("first", "second")]
        for number in range(300):
            for page in pages:
                page.append([number, page.title + "x" * 30_000])
    read = openpyxl.load_workbook(stream, read_only=True)
    for name in ("first", "second"):
        rows = list(read[name].iter_rows(values_only=True))
        assert [row[0] for row in rows] == list(range(300))
        assert {str(row[1])[: len(name)] for row in rows} == {name}


def test_what_goes_wrong_while_rows_are_made_comes_out_as_it_is() -> None:
    def write() -> None:
        with saved_to(BytesIO(), "Title", "en", "2026-11-23T00:00:00Z") as book:
            book.create_sheet("Rows").append(["begun"])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
