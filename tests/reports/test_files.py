"""Files: an older good report is never lost, nothing tells who made it, the same content gives the same bytes."""

import errno
import getpass
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from platform import node

import pikepdf
import pytest

from dialogue_app import reports
from dialogue_app.domain.disclosure import Audience
from dialogue_app.errors import Problem
from dialogue_app.files.saving import written
from dialogue_app.texts import Texts
from tests.helpers.comparisons import comparison
from tests.reports.conftest import FACTS, Outline

Write = Callable[[Path], None]


@pytest.fixture(params=["pdf", "xlsx", "json", "docx", "html", "csv"])
def write(request: pytest.FixtureRequest, outline: Outline) -> Write:
    """Writes a report in one of the formats."""
    whole = comparison()
    match request.param:
        case "pdf":
            return lambda target: reports.write_pdf(outline(whole), target)
        case "xlsx":
            return lambda target: reports.write_xlsx(outline(whole), target)
    return lambda target: reports.write_json(
        reports.comparison_outline(whole, Audience.INTERNAL, Texts("en"), FACTS), target
    )


def test_the_same_content_gives_the_same_bytes(write: Write, tmp_path: Path) -> None:
    write(tmp_path / "one")
    write(tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_nothing_tells_who_made_it_where(write: Write, tmp_path: Path) -> None:
    target = tmp_path / "report"
    write(target)
    content = unpacked(target)
    for private in (getpass.getuser(), node(), str(Path.home()), str(tmp_path), tmp_path.name):
        if len(private) > 4:
            assert private.encode() not in content
    assert not re.search(rb"/Author ?\((?!\))", content)
    assert b"dc:creator" not in content


def test_only_the_report_is_left_in_the_folder(write: Write, tmp_path: Path) -> None:
    write(tmp_path / "report")
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_a_missing_folder_is_said(write: Write, tmp_path: Path) -> None:
    with pytest.raises(Problem) as problem:
        write(tmp_path / "nowhere" / "report")
    assert "does not exist" in sentence(problem.value)


def test_a_full_disk_leaves_the_older_report_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"older")
    with pytest.raises(Problem) as problem:
        half_written(target, OSError(errno.ENOSPC, "No space left on device"))
    assert sentence(problem.value).startswith("report.pdf can't be written: the disk is full.")
    assert target.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_a_mistake_of_ours_leaves_the_older_report_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"older")
    with pytest.raises(ZeroDivisionError):
        half_written(target, ZeroDivisionError())
    assert target.read_bytes() == b"older"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_report_open_in_another_program_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.xlsx"
    target.write_bytes(b"older")

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(Problem) as problem, written(target) as stream:
        stream.write(b"new")
    assert sentence(problem.value) == "report.xlsx can't be replaced. Close it in the other program and try again."
    assert target.read_bytes() == b"older"


@pytest.mark.parametrize(
    ("number", "part"),
    [(errno.EACCES, "may not write"), (errno.ENAMETOOLONG, "not a name"), (errno.EIO, "Input/output")],
)
def test_what_the_machine_says_becomes_a_sentence(tmp_path: Path, number: int, part: str) -> None:
    with pytest.raises(Problem) as problem, written(tmp_path / "report.pdf"):
        raise OSError(number, "Input/output error")
    assert part in sentence(problem.value)


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(Problem) as problem, written(tmp_path):
        raise AssertionError("not reached")
    assert "is a folder" in sentence(problem.value)


def test_starting_the_program_loads_no_document_library() -> None:
    code = (
        "import sys, dialogue_app.reports; print(sorted({'reportlab', 'openpyxl', 'babel', 'PIL'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "[]"


def half_written(target: Path, error: Exception) -> None:
    with written(target) as stream:
        stream.write(b"half")
        raise error


def sentence(problem: Problem) -> str:
    return Texts("en")(f"problem.{problem.key}", **problem.details)


def unpacked(path: Path) -> bytes:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            return b"".join(name.encode() + parts.read(name) for name in parts.namelist())
    content = path.read_bytes()
    if content.startswith(b"%PDF"):
        with pikepdf.open(path) as pdf:
            content += b"".join(item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream))
            content += b"".join(item.unparse() for item in pdf.objects if not isinstance(item, pikepdf.Stream))
    return content
