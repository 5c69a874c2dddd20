"""The PDF as a file: it tells nothing about who made it where, and never takes the place of a better one."""

import errno
import getpass
import os
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from platform import node

import pikepdf
import pytest

from dialogue_app import reports
from dialogue_app.errors import Problem
from dialogue_app.reports.pdf import put_document
from tests.helpers.comparisons import comparison
from tests.reports.conftest import Outline

NOTE = "Ask again in spring."


def test_a_supplier_gets_no_byte_about_others_and_no_internal_note(outline: Outline) -> None:
    whole = comparison(asked=12, invited=5)
    own, *others = whole.suppliers
    assert NOTE in unpacked(outline(whole))
    said = unpacked(outline(whole, own.id))
    assert own.name in said
    for other in others:
        assert other.name not in said
        assert other.id not in said
        assert other.name.split()[0] not in said
    assert NOTE.split(maxsplit=1)[0] not in said


def test_nothing_tells_who_made_it_where_and_when(outline: Outline, tmp_path: Path) -> None:
    said = unpacked(outline(comparison()))
    for private in (
        getpass.getuser(),
        node(),
        str(Path.home()),
        str(tmp_path),
        str(Path.cwd()),
        "site-packages",
        ".ttf",
    ):
        if len(private) > 4 or private == ".ttf":
            assert private not in said
    with pikepdf.open(BytesIO(made(outline(comparison())))) as pdf:
        assert str(pdf.docinfo["/Author"]) == str(pdf.docinfo["/Subject"]) == str(pdf.docinfo["/Keywords"]) == ""
        assert pdf.docinfo["/CreationDate"] == pdf.docinfo["/ModDate"] == "D:20261122150000+00'00'"
        assert pdf.docinfo["/Creator"] == pdf.docinfo["/Producer"] == "Dialogue App 0.1.0"


def test_the_same_content_gives_the_same_bytes_at_any_time(outline: Outline, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(outline(comparison()))
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert made(outline(comparison())) == first


def test_other_content_gives_another_identity(outline: Outline) -> None:
    whole = comparison()
    with (
        pikepdf.open(BytesIO(made(outline(whole)))) as one,
        pikepdf.open(BytesIO(made(outline(whole, "supplier-0000")))) as two,
    ):
        assert one.trailer.ID[0] != two.trailer.ID[0]


def test_reports_written_at_the_same_time_do_not_mix(outline: Outline) -> None:
    wholes = [comparison(asked=3 + number, invited=4) for number in range(4)]
    alone = [made(outline(whole)) for whole in wholes]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda whole: made(outline(whole)), wholes)) == alone


@pytest.mark.parametrize(
    "refusal",
    [
        ("fsync", errno.ENOSPC, "target-disk-full"),
        ("replace", errno.EACCES, "target-in-use"),
        ("open", errno.EACCES, "target-not-writable"),
        ("open", errno.EROFS, "target-not-writable"),
    ],
)
def test_when_it_can_not_be_written_the_older_one_stays(
    outline: Outline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: tuple[str, int, str]
) -> None:
    step, number, key = refusal
    target = tmp_path / "report.pdf"
    target.write_bytes(b"older")

    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os if step == "fsync" else Path, step, refused)
    with pytest.raises(Problem) as problem:
        reports.write_pdf(outline(comparison()), target)
    monkeypatch.undo()
    assert problem.value.key == key
    assert target.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_a_report_after_a_failed_one_is_complete(outline: Outline) -> None:
    class Full(BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    whole = comparison()
    before = made(outline(whole))
    with pytest.raises(OSError, match="space"):
        put_document(outline(whole), Full())
    assert made(outline(whole)) == before


def test_the_release_of_the_bank_is_named(outline: Outline) -> None:
    assert "ict-ethics 2026.1" in unpacked(outline(comparison()))


def made(document: reports.Document) -> bytes:
    stream = BytesIO()
    put_document(document, stream)
    return stream.getvalue()


def unpacked(document: reports.Document) -> str:
    """Return every byte of a report as text, packed parts unpacked, with all strings and everything that is drawn."""
    content = made(document)
    with pikepdf.open(BytesIO(content)) as pdf:
        parts = [content]
        parts += [item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        parts += [item.unparse(resolved=True) for item in pdf.objects]
        strings = [str(item) for each in pdf.objects for item in strings_in(each)]
    return "\n".join([*(part.decode("latin-1") for part in parts), *strings, drawn(content)])


def strings_in(item: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the strings of an object, as people read them."""
    values = list(item) if isinstance(item, pikepdf.Array) else []
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        values = [item[key] for key in item.keys()]  # noqa: SIM118 - not a mapping
    return [value for value in values if isinstance(value, pikepdf.String)]


def drawn(content: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(content)).pages)
