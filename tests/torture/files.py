"""Files that nobody means well with, made from good ones and from nothing: kind, name, and how to write it."""

import io
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.texts import Texts
from dialogue_app.workspace import assembling, authoring, packaging, preparing, sending
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.sending import SentForm
from question_bank import Kind
from tests.bank.bank_draft import SHIPPED
from tests.helpers.workspaces import new_workspace, sample_workspace

Bad = tuple[str, str, bytes]
"""Kind of reader, name of the file, content."""

ENDINGS = {"returned": ".xlsx", "package": ".dialogue-bank", "workspace": ".dialogues"}
QUESTIONS = ("GOV-101", "TRN-101", "RSK-101", "LBL-101", "TRN-105")

SQL_HARM = (
    "CREATE TRIGGER harm AFTER INSERT ON answer_event BEGIN DELETE FROM dialogue; END",
    "ALTER TABLE dialogue RENAME TO elsewhere",
    "DROP VIEW current_answer",
    "DELETE FROM about",
    "UPDATE dialogue SET state = 'nonsense'",
    "UPDATE dialogue SET buyers = 'no json'",
    "UPDATE dialogue SET buyers = '[[[[1]]]]'",
    "UPDATE dialogue SET title = ''",
    "UPDATE dialogue SET title = replace(hex(zeroblob(500000)), '0', 'x')",
    "UPDATE dialogue SET slot_minutes = -9223372036854775808",
    "UPDATE dialogue SET created_at = 'yesterday'",
    "UPDATE dialogue SET event_day = '9999-99-99'",
    "UPDATE dialogue SET languages = '[\"xx\"]'",
    "UPDATE supplier SET role = 'nonsense'",
    "DELETE FROM _sqlite_migrations",
    "UPDATE _sqlite_migrations SET name = '0099_later' WHERE name LIKE '0005%'",
    "UPDATE _sqlite_migrations SET name = 'x' WHERE name LIKE '0001%'",
    "DROP TABLE summary",
    "DROP TABLE answer_chain",
    "DROP TABLE answer_event",
    "PRAGMA application_id = 1",
    "PRAGMA user_version = 99",
    "PRAGMA journal_mode = WAL",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'nonsense' WHERE name = 'dialogue'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 9999 WHERE name = 'dialogue'",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'supplier'",
    "DROP TABLE dialogue; CREATE VIEW dialogue AS SELECT load_extension('x') AS id",
    "DROP TABLE summary; CREATE TABLE summary (b, a GENERATED ALWAYS AS (hex(zeroblob(400000000))))",
    "CREATE TABLE big (a); INSERT INTO big VALUES (zeroblob(20000000))",
    "DELETE FROM release_question",
    "UPDATE question SET body = 'no json'",
    "UPDATE item SET snapshot = '{}'",
)


def good(folder: Path) -> dict[str, Path]:
    """Make one good file of each kind in a folder, and the workspace in which they are looked at."""
    place = folder / "reader"
    (place / "warm").mkdir(parents=True)
    held = new_workspace(place)
    draft = Draft(DialogueKind.PRE_CONTRACT, "Laptops 2027", "Decide.", languages=("en",))
    dialogue_id = preparing.create_dialogue(held, draft).subject
    assembling.add_questions(held, dialogue_id, QUESTIONS)
    for number, kind in enumerate((Kind.YES_PARTLY_NO, Kind.TEXT, Kind.SINGLE)):
        authoring.create_question(held, OwnDraft(f"Own question {number}?", kind, options=("One", "Two", "Three")))
    supplier_id = preparing.add_supplier(held, "Alder").subject
    preparing.add_participant(held, dialogue_id, supplier_id)
    assembling.freeze(held, dialogue_id)
    made = {"returned": place / "warm" / "returned.xlsx", "package": place / "warm" / "own.dialogue-bank"}
    parcel = sending.parcel(held, dialogue_id, Texts("en"))
    sending.send(parcel, SentForm.WORKBOOK, "en", made["returned"], (supplier_id,))
    for form, name in ((SentForm.XLSFORM, "xlsform.xlsx"), (SentForm.JSON, "sent.json")):
        sending.send(parcel, form, "en", place / name)
    _fill(made["returned"])
    packaging.write(packaging.packed(held), made["package"])
    held.close()
    held.path.rename(place / "work.dialogues")
    sample_workspace(place / "warm").close()
    made["workspace"] = place / "warm" / "sample.dialogues"
    made["content"] = Path(shutil.copytree(SHIPPED, place / "warm" / "content"))
    (place / "dialogue.txt").write_text(dialogue_id, "utf-8")
    lines = (f"{kind}\t{path.name}" for kind, path in made.items())
    (place / "warm" / "list.txt").write_text("\n".join(lines), "utf-8")
    return made


def _fill(path: Path) -> None:
    """Answer as a supplier does: a claim beside each question, yes where yes is a word of it."""
    book = load_workbook(path)
    sheet = next(each for each in book.worksheets if any(cell.value == "dq.state" for cell in each[1]))
    column = {cell.value.removeprefix("dq."): cell.column for cell in sheet[1] if cell.value}
    for row in range(3, sheet.max_row + 1):
        if str(sheet.cell(row, column["key"]).value or "").endswith("|"):
            sheet.cell(row, column["claim"]).value = f"Claim of row {row}"
            sheet.cell(row, column["answer"]).value = "Yes"
    book.save(path)


def corpus(made: dict[str, Path], random: Random) -> Iterator[Bad]:
    """Yield every file of the corpus: what is broken, what is something else, and what is made for harm."""
    for kind, ending in ENDINGS.items():
        whole = made[kind].read_bytes()
        yield from ((kind, f"{name}{ending}", content) for name, content in _broken(whole, random))
        yield from ((kind, f"{name}{ending}", content) for name, content in _others(made))
    yield from (("returned", f"{name}.xlsx", content) for name, content in _zips(made["returned"]))
    yield from (("package", f"{name}.dialogue-bank", content) for name, content in _json(made["package"]))
    yield from (("workspace", f"{name}.dialogues", content) for name, content in _databases(made["workspace"]))


def _broken(whole: bytes, random: Random) -> Iterator[tuple[str, bytes]]:
    for part in range(1, 20):
        yield f"cut at {part}-20", whole[: len(whole) * part // 20]
    for cut in (1, 2, 4, 15, 16, 99, 100, 511):
        yield f"first {cut}", whole[:cut]
        yield f"without first {cut}", whole[cut:]
    yield "nothing", b""
    yield "twice", whole * 2
    yield "halves swapped", whole[len(whole) // 2 :] + whole[: len(whole) // 2]
    yield "backwards", whole[::-1]
    yield "zeros after", whole + bytes(5_000)
    yield "noise after", whole + random.randbytes(5_000)
    yield "noise before", random.randbytes(600) + whole
    yield "zeros in the middle", whole[: len(whole) // 3] + bytes(2_000) + whole[len(whole) // 3 + 2_000 :]
    yield "noise in the middle", whole[: len(whole) // 3] + random.randbytes(2_000) + whole[len(whole) // 3 + 2_000 :]
    yield "in upper case", whole.upper()
    yield "line ends of Windows", whole.replace(b"\n", b"\r\n")
    yield "as Latin-1", whole.decode("latin-1").encode("utf-8")


def _others(made: dict[str, Path]) -> Iterator[tuple[str, bytes]]:
    """Other things under the name of one of ours."""
    yield "a pdf", b"%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (x) >> >>\n%%EOF"
    yield "a picture", b"\x89PNG\r\n\x1a\n" + bytes(500)
    yield "a program", b"MZ" + bytes(500)
    yield "an ELF program", b"\x7fELF" + bytes(500)
    yield "gzip", b"\x1f\x8b\x08" + bytes(500)
    yield "old office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)
    yield "html", b"<html><script>alert(1)</script></html>"
    yield "text", b"Dear buyer, see attached."
    yield "text of two bytes", "Dear buyer".encode("utf-16")
    yield "zeros", bytes(3_000_000)
    yield "spaces", b" " * 3_000_000
    yield "a script", b"#!/bin/sh\nrm -rf /\n"
    yield "pickle", b"\x80\x04\x95\x1a\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x8c\x06system\x93\x8c\x02id\x85R."
    yield "yaml", b"!!python/object/apply:os.system ['id']\n"
    yield "xml bomb", b"<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>]><a>&c;</a>"
    yield "a database of others", _database("CREATE TABLE t (a)")
    yield "sent form", made["returned"].parents[1].joinpath("xlsform.xlsx").read_bytes()
    yield "sent json", made["returned"].parents[1].joinpath("sent.json").read_bytes()
    yield "empty zip", _zip({})
    yield "zip that leads out", _zip({"../../evil.txt": b"x", "/etc/evil": b"x", "C:\\evil": b"x"})
    for kind in ("returned", "package", "workspace"):
        yield f"a {kind}", made[kind].read_bytes()


def _zips(path: Path) -> Iterator[tuple[str, bytes]]:
    """Workbooks made for harm, each with one part changed or one more."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = next(name for name, content in parts.items() if b"dq.state" in content or "sheet2" in name)
    external = b'<Relationship Id="x9" Type="http://x/externalLink" Target="file:///etc/passwd" TargetMode="External"/>'
    remote = external.replace(b"file:///etc/passwd", b"http://example.org/x.xml")
    changes: dict[str, Callable[[bytes], bytes]] = {
        "a million rows": lambda xml: xml.replace(b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        "row numbers without end": lambda xml: xml.replace(b'<row r="4"', b'<row r="99999999999999999999"'),
        "row numbers below nothing": lambda xml: xml.replace(b'<row r="4"', b'<row r="-4"'),
        "columns without end": lambda xml: xml.replace(b"</sheetData>",
        b'<row r="900"><c r="ZZZZZZZZ900"><v>1</v></c></row></sheetData>'),
        "index of no text": lambda xml: xml.replace(b"<v>1</v>", b"<v>99999999</v>"),
        "index below nothing": lambda xml: xml.replace(b"<v>1</v>", b"<v>-1</v>"),
        "numbers that are none": lambda xml: xml.replace(b"<v>", b"<v>NaN"),
        "numbers too long": lambda xml: xml.replace(b"<v>2</v>", b"<v>" + b"9" * 100_000 + b"</v>"),
        "merged without end": lambda xml: xml.replace(b"</sheetData>",
        b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 2_000 + b"</mergeCells>"),
        "formulas": lambda xml: xml.replace(b"<v>3</v>", b'<f>WEBSERVICE("http://x")</f><v>3</v>'),
        "half an element": lambda xml: xml[: len(xml) // 2],
        "wrong letters": lambda xml: xml.replace(b"row", b"\xff\xfe", 3),
        "deep": lambda xml: xml.replace(b"</sheetData>", b"<a>" * 50_000 + b"</a>" * 50_000 + b"</sheetData>"),
        "many attributes": lambda xml: xml.replace(b"<sheetData>",
        b"<sheetData " + b" ".join(b'a%d="x"' % n for n in range(20_000)) + b">"),
        "one long attribute": lambda xml: xml.replace(b"<sheetData>", b'<sheetData a="' + b"x" * 5_000_000 + b'">'),
        "entities": lambda xml: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + xml,
        "many cells": lambda xml: xml.replace(b"</sheetData>",
        b'<row r="800">' + b'<c r="A800"><v>1</v></c>' * 200_000 + b"</row></sheetData>"),
        "signs": lambda xml: xml.replace(b"<v>4</v>", b"<v>\x014</v>"),
        "nothing in it": lambda _: b"",
    }  # fmt: skip
    for name, change in changes.items():
        yield f"sheet {name}", _zip(parts | {sheet: change(parts[sheet])})
    for target in ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml", "_rels/.rels"):
        if target in parts:
            yield f"without {Path(target).name}", _zip({key: each for key, each in parts.items() if key != target})
            yield f"empty {Path(target).name}", _zip(parts | {target: b""})
            yield f"noise {Path(target).name}", _zip(parts | {target: b"<x" * 1_000})
            yield f"half {Path(target).name}", _zip(parts | {target: parts[target][: len(parts[target]) // 2]})
    rels = "xl/_rels/workbook.xml.rels"
    yield (
        "relation to a file",
        _zip(parts | {rels: parts[rels].replace(b"</Relationships>", external + b"</Relationships>")}),
    )
    yield (
        "relation to the network",
        _zip(parts | {rels: parts[rels].replace(b"</Relationships>", remote + b"</Relationships>")}),
    )
    yield (
        "relation that leads out",
        _zip(parts | {rels: parts[rels].replace(b"worksheets/sheet1", b"../../../../etc/passwd")}),
    )
    yield "relation to itself", _zip(parts | {rels: parts[rels].replace(b"worksheets/sheet1.xml", b"workbook.xml")})
    yield "macros", _zip(parts | {"xl/vbaProject.bin": b"x"})
    yield "bomb", _zip(parts | {"xl/worksheets/sheet99.xml": b"<worksheet>" + b" " * 60_000_000})
    yield (
        "bomb of texts",
        _zip(parts | {"xl/sharedStrings.xml": b"<sst>" + b"<si><t>x</t></si>" * 1_500_000 + b"</sst>"}),
    )
    yield "many parts", _zip(parts | {f"xl/media/{number}.png": b"" for number in range(5_000)})
    yield "paths that lead out", _zip(parts | {"../../../evil.txt": b"x", "/tmp/evil": b"x"})
    yield "a zip in a zip", _zip(parts | {"xl/inner.zip": _zip(parts)})


def _json(path: Path) -> Iterator[tuple[str, bytes]]:
    """Packages made for harm."""
    text = path.read_text("utf-8")
    document = json.loads(text)
    yield "deep lists", b"[" * 200_000 + b"]" * 200_000
    yield "deep tables", b'{"a":' * 100_000 + b"1" + b"}" * 100_000
    yield "a field twice", text.replace('"format"', '"format": "x", "format"', 1).encode()
    yield "number without end", text.replace('"releases": []', '"releases": [1e999]').encode()
    yield "not a number", text.replace('"releases": []', '"releases": [NaN]').encode()
    yield "digits without end", text.replace('"releases": []', f'"releases": [{"9" * 200_000}]').encode()
    yield "half a character", text.replace("Own question 0", "\\ud800", 1).encode()
    yield "zero character", text.replace("Own question 0", "\\u0000", 1).encode()
    yield "long text", text.replace("Own question 0", "x" * 3_000_000, 1).encode()
    yield "escapes", text.replace("Own question 0", "\\u0041" * 400_000, 1).encode()
    yield "with a mark", b"\xef\xbb\xbf" + text.encode()
    yield "in UTF-16", text.encode("utf-16")
    yield "many questions", json.dumps(document | {"questions": document["questions"] * 30_000}).encode()
    yield "newer", text.replace('"version": "1.0"', '"version": "2.0"').encode()
    yield "newer in small", text.replace('"version": "1.0"', '"version": "1.7"').encode()
    for name in document:
        for value in (None, 0, "", [], {}, [None], "x" * 1_000, -1.5, True, [[]], {"": None}):
            yield f"{name} as {str(value)[:12]!r}".replace("/", "-"), json.dumps(document | {name: value}).encode()


def _databases(path: Path) -> Iterator[tuple[str, bytes]]:
    """Workspaces changed by somebody who knows SQL."""
    scratch = path.with_name("scratch.sqlite")
    for number, harm in enumerate(SQL_HARM):
        shutil.copyfile(path, scratch)
        with closing(sqlite3.connect(scratch, isolation_level=None)) as raw:
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                raw.execute(f"DROP TRIGGER {name}")
            raw.executescript(harm)
        yield f"harm {number:02} {harm[:24]}".replace("/", "-"), scratch.read_bytes()
    for leftover in path.parent.glob("scratch.sqlite*"):
        leftover.unlink()
    whole = path.read_bytes()
    for place in (16, 18, 19, 20, 21, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 92, 96):
        yield f"head {place} full", whole[:place] + b"\xff" + whole[place + 1 :]
        yield f"head {place} zero", whole[:place] + b"\x00" + whole[place + 1 :]


def _database(script: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(script)
        return bytes(made.serialize())


def _zip(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


INTRUDERS = (b"\xff\xff\xff\xff", b"NaN", b"-1", b"9" * 40, b"\x00", b"<", b'"', b"]", b"\\ud800")


def mutated(whole: bytes, random: Random) -> bytes:
    """Return a good file after a few accidents: bits, bytes and blocks that changed, went, came, or stand twice."""
    content = bytearray(whole)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        at, size = random.randrange(len(content)), random.choice((1, 1, 4, 50, 1_000))
        block = content[at : at + size]
        content[at : at + size] = random.choice((
            bytes([content[at] ^ 1 << random.randrange(8)]) + block[1:],
            random.randbytes(len(block)),
            b"",
            block + block,
            bytes(len(block)),
            random.choice(INTRUDERS) + block,
        )) or b"\x00"  # fmt: skip
    return bytes(content)


def mutated_inside(path: Path, random: Random) -> bytes:
    """Return a workbook one part of which had accidents, packed again so that its checksums fit."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice([each for each in parts if parts[each]])
    return _zip(parts | {name: mutated(parts[name], random)})


def resealed(path: Path, random: Random) -> bytes:
    """Return a package with accidents in its words, whose checksums fit what it says now."""
    from tests.helpers.packages import resealed as seal

    text = mutated(path.read_bytes(), random).decode("utf-8", "replace")
    try:
        document = json.loads(text)
        seal(document)
        return json.dumps(document).encode()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return text.encode()
