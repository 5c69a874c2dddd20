"""Answers come back from a filled workbook under the right question, or it is said why not."""

import datetime
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from dialogue_app.domain.answers import ScopeKind, Source, State
from dialogue_app.domain.questionnaire import Item, Questionnaire, change_item
from dialogue_app.domain.returned import Match, Returned
from dialogue_app.domain.values import Choice, Choices, Percentage, Prose, Quantity, Ranking
from dialogue_app.errors import Problem
from dialogue_app.exchange.layout import MANIFEST_SHEET
from dialogue_app.exchange.returns import read_return
from question_bank import Kind, canonical, text_hash
from tests.exchange.conftest import Filling
from tests.exchange.returned_files import rewritten

OfKind = Callable[[Kind], Item]


def answers(returned: Returned) -> dict[str, object]:
    return {proposal.item_id: proposal.answer for proposal in returned.proposals}


def codes(returned: Returned) -> list[tuple[str, str]]:
    return [(remark.code, remark.place.cell) for remark in returned.remarks]


def test_an_empty_workbook_brings_no_answers(filling: Filling, form: Questionnaire) -> None:
    returned = read_return(filling.sent_back(), (form,))
    assert (returned.proposals, returned.remarks) == ((), ())
    assert (returned.supplier_id, returned.dialogue_id, returned.language) == ("supplier-1", "dialogue-1", "en")
    assert len(returned.digest) == 64


def test_every_kind_of_answer_comes_back(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    def options(kind: Kind) -> list[tuple[str, str]]:
        spec = of_kind(kind).snapshot.answer
        return [(option.id, option.text) for option in spec.options if not option.needs_remark]

    single, multi, rank, band = (options(kind) for kind in (Kind.SINGLE, Kind.MULTI, Kind.RANK, Kind.BAND))
    filling.put(of_kind(Kind.YES_PARTLY_NO), "answer", "Partly")
    filling.put(of_kind(Kind.YES_PARTLY_NO), "answer", "Two of five models", "other")
    filling.put(of_kind(Kind.SINGLE), "answer", f"  {single[-1][1].upper()} ")
    filling.put(of_kind(Kind.MULTI), "answer", "x", f"option:{multi[0][0]}")
    filling.put(of_kind(Kind.MULTI), "answer", "no", f"option:{multi[1][0]}")
    filling.put(of_kind(Kind.NUMBER), "answer", 37)
    filling.put(of_kind(Kind.NUMBER), "answer", "Yes", "estimated")
    filling.put(of_kind(Kind.PERCENT), "answer", "62,5 %")
    filling.put(of_kind(Kind.DATE), "answer", datetime.date(2027, 3, 1))
    filling.put(of_kind(Kind.TEXT), "answer", '=HYPERLINK("x")')
    for place, (_, word) in enumerate(rank[:2], start=1):
        filling.put(of_kind(Kind.RANK), "answer", word, f"place:{place}")
    filling.put(of_kind(Kind.BAND), "answer", band[0][1])
    filling.table(of_kind(Kind.FACTORIES), {"legal_name": "Plant 4", "country": "TH", "last_audit_date": "3.4.2026"})
    filling.table(of_kind(Kind.CERTIFICATES), {"scheme": "TCO", "valid_to": datetime.datetime(2027, 1, 31)})
    filling.table(of_kind(Kind.FILE), {"name": "list.pdf", "evidence_type": "EV05 Factory list"})
    returned = read_return(filling.sent_back(), (form,))
    assert returned.remarks == ()
    values = {form.item(item_id).snapshot.answer.kind: answer.value for item_id, answer in answers(returned).items()}
    assert values[Kind.YES_PARTLY_NO] == Choice("partly", "Two of five models")
    assert values[Kind.SINGLE] == Choice(single[-1][0])
    assert values[Kind.MULTI] == Choices((multi[0][0],))
    assert isinstance(values[Kind.NUMBER], Quantity)
    assert (values[Kind.NUMBER].amount, values[Kind.NUMBER].estimated) == (Decimal(37), True)
    assert isinstance(values[Kind.PERCENT], Percentage)
    assert values[Kind.PERCENT].amount == Decimal("62.5")
    assert values[Kind.DATE].text == "2027-03-01"
    assert values[Kind.TEXT] == Prose('=HYPERLINK("x")')
    assert values[Kind.RANK] == Ranking((rank[0][0], rank[1][0]))
    assert values[Kind.BAND] == Choice(band[0][0])
    assert (values[Kind.FACTORIES].rows[0].legal_name, values[Kind.FACTORIES].rows[0].last_audit_date) == (
        "Plant 4",
        "2026-04-03",
    )
    assert values[Kind.CERTIFICATES].rows[0].valid_to == "2027-01-31"
    assert values[Kind.FILE].rows[0].evidence_type == "EV05"
    assert len(values) == len(Kind)


def test_what_stands_beside_the_answer_comes_back_too(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    item = of_kind(Kind.YES_PARTLY_NO)
    said = {
        "answer": "Yes", "scope": "Listed models", "scope_text": "A1, A2", "share": 0.4, "claim": "All plants.",
        "proof": "audit.pdf", "due": "2027-03", "confidential": "Yes", "confidential_reason": "Names of plants",
    }  # fmt: skip
    for column, value in said.items():
        filling.put(item, column, value)
    filling.sheet.cell(filling.row(item), filling.column("share")).number_format = "0%"
    (proposal,) = read_return(filling.sent_back(), (form,)).proposals
    answer = proposal.answer
    assert (answer.state, answer.source, answer.claim, answer.note) == (
        State.ANSWERED, Source.WRITTEN, "All plants.", "audit.pdf",
    )  # fmt: skip
    assert (answer.scope.kind, answer.scope.text, answer.scope.share) == (ScopeKind.LISTED, "A1, A2", Decimal(40))
    assert (answer.due, answer.confidential, answer.confidential_reason) == ("2027-03", True, "Names of plants")


def test_a_state_without_a_value_is_an_answer(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    filling.put(of_kind(Kind.TEXT), "state", "Declined to answer")
    (proposal,) = read_return(filling.sent_back(), (form,)).proposals
    assert (proposal.answer.state, proposal.answer.value) == (State.DECLINED, None)


@pytest.mark.parametrize(
    ("written", "kept"), [("trade secret", "trade-secret"), ("legal", "legal"), ("Our parent company forbids it", None)]
)
def test_why_there_is_no_answer_comes_back_with_the_state(
    filling: Filling, form: Questionnaire, of_kind: OfKind, written: str, kept: str | None
) -> None:
    filling.put(of_kind(Kind.TEXT), "state", "Declined to answer")
    filling.put(of_kind(Kind.TEXT), "reason", written)
    filling.put(of_kind(Kind.DATE), "state", "Not applicable")
    filling.put(of_kind(Kind.DATE), "reason", "We sell no screens")
    filling.put(of_kind(Kind.SINGLE), "state", "Will send later")
    filling.put(of_kind(Kind.SINGLE), "due", "2027-03")
    returned = read_return(filling.sent_back(), (form,))
    assert returned.remarks == ()
    found = {form.item(proposal.item_id).snapshot.answer.kind: proposal.answer for proposal in returned.proposals}
    assert (found[Kind.TEXT].state, found[Kind.TEXT].reason) == (State.DECLINED, kept or written)
    assert (found[Kind.DATE].state, found[Kind.DATE].reason) == (State.NOT_APPLICABLE, "We sell no screens")
    assert (found[Kind.SINGLE].state, found[Kind.SINGLE].due) == (State.WILL_SEND, "2027-03")


def test_a_reason_beside_an_answer_is_kept_as_a_note(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    filling.put(of_kind(Kind.TEXT), "answer", "We do.")
    filling.put(of_kind(Kind.TEXT), "reason", "legal reasons")
    filling.put(of_kind(Kind.NUMBER), "reason", "trade secret")
    first, second = read_return(filling.sent_back(), (form,)).proposals
    told = {proposal.item_id: proposal.answer for proposal in (first, second)}
    text, number = told[of_kind(Kind.TEXT).id], told[of_kind(Kind.NUMBER).id]
    assert (text.state, text.reason, text.note) == (State.ANSWERED, "", "legal reasons")
    assert (number.state, number.reason) == (State.NO_ANSWER, "trade-secret")


def test_a_workbook_made_before_there_were_reasons_is_still_read(
    filling: Filling, form: Questionnaire, of_kind: OfKind
) -> None:
    filling.put(of_kind(Kind.TEXT), "state", "Declined to answer")
    sheet = filling.book[MANIFEST_SHEET]
    whole = json.loads("".join(str(cell.value) for cell in sheet["A"]))
    body = json.loads(whole["body"])
    del body["words"]["reason"]
    older = {**whole, "body": canonical(body), "signature": text_hash(canonical(body))}
    sheet.delete_rows(1, sheet.max_row)
    sheet["A1"] = json.dumps(older)
    filling.sheet.delete_cols(filling.column("reason"))
    (proposal,) = read_return(filling.sent_back(), (form,)).proposals
    assert (proposal.answer.state, proposal.answer.reason) == (State.DECLINED, "")


def test_sorted_moved_and_renamed_is_still_right(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    item = of_kind(Kind.NUMBER)
    filling.put(item, "answer", 12)
    rows = list(filling.sheet.iter_rows(min_row=3, values_only=True))
    filling.sheet.delete_rows(3, len(rows))
    for row in sorted(rows, key=lambda row: str(row[2]), reverse=True):
        filling.sheet.append([None, *row])  # and a column inserted in front
    for cell in list(filling.sheet[1])[::-1]:
        filling.sheet.cell(1, cell.column + 1).value = cell.value
    filling.sheet["A1"].value = None
    filling.sheet.title = "Antworten"
    returned = read_return(filling.sent_back(), (form,))
    (proposal,) = returned.proposals
    assert (proposal.item_id, proposal.match) == (item.id, Match.ID)
    assert proposal.answer.value.amount == 12
    assert proposal.place.sheet == "Antworten"


def test_lost_marks_fall_back_to_code_with_wording_then_to_wording_then_to_a_guess(
    filling: Filling, form: Questionnaire, of_kind: OfKind
) -> None:
    kinds = (Kind.YES_PARTLY_NO, Kind.TEXT, Kind.DATE)
    for item, value in zip(map(of_kind, kinds), ("Yes", "Words", "2027"), strict=True):
        filling.put(item, "answer", value)
        filling.sheet.cell(filling.row(item), filling.column("key")).value = None if item else ""
    by_text = filling.sheet
    for item in map(of_kind, kinds[1:]):
        row = next(cell.row for cell in by_text["B"] if cell.value == item.code)
        by_text.cell(row, filling.column("code")).value = None
    row = next(cell.row for cell in by_text["C"] if str(cell.value).startswith(of_kind(Kind.DATE).prompt()))
    asked = by_text.cell(row, filling.column("question"))
    asked.value = of_kind(Kind.DATE).prompt().replace(" the ", " teh ", 1) + "!"
    del filling.book["_dq"]
    returned = read_return(filling.sent_back(), (form,))
    matches = {proposal.item_id: proposal.match for proposal in returned.proposals}
    assert [matches[of_kind(kind).id] for kind in kinds] == [Match.TEXT, Match.TEXT, Match.GUESS]
    assert returned.supplier_id == ""
    assert "no-manifest" in [code for code, _ in codes(returned)]


def test_without_marks_a_code_beside_the_words_of_another_question_is_not_trusted(
    filling: Filling, form: Questionnaire, of_kind: OfKind
) -> None:
    kinds = (Kind.YES_PARTLY_NO, Kind.TEXT, Kind.DATE)
    rows = {kind: filling.row(of_kind(kind)) for kind in kinds}
    code, question, key = (filling.column(name) for name in ("code", "question", "key"))
    for kind, value in zip(kinds, ("Yes", "Words", "2027"), strict=True):
        filling.put(of_kind(kind), "answer", value)
        filling.sheet.cell(rows[kind], key).value = None
    filling.sheet.cell(rows[Kind.TEXT], code).value = of_kind(Kind.YES_PARTLY_NO).code
    filling.sheet.cell(rows[Kind.DATE], question).value = "Somebody wrote something else here"
    del filling.book["_dq"]
    returned = read_return(filling.sent_back(), (form,))
    matches = {proposal.item_id: proposal.match for proposal in returned.proposals}
    assert matches == {of_kind(Kind.YES_PARTLY_NO).id: Match.TEXT, of_kind(Kind.DATE).id: Match.GUESS}
    assert ("code-conflict", filling.sheet.cell(rows[Kind.TEXT], filling.column("answer")).coordinate) in codes(
        returned
    )


def test_an_answer_to_an_earlier_wording_is_not_taken(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    item = of_kind(Kind.TEXT)
    filling.put(item, "answer", "Words")
    newer = change_item(replace(form, frozen_at="", version=2), replace(item, local_wording="Another question?"))
    returned = read_return(filling.sent_back(), (form, newer))
    assert (returned.proposals, [code for code, _ in codes(returned)]) == ((), ["older-wording"])


@pytest.mark.parametrize(
    ("kind", "value", "code", "note"),
    [
        (Kind.NUMBER, "approx. 40", "unclear-number", "approx. 40"),
        (Kind.NUMBER, "1,234", "unclear-number", "1,234"),
        (Kind.NUMBER, datetime.date(2027, 4, 3), "unclear-number", "2027-04-03"),
        (Kind.PERCENT, "half", "unclear-share", "half"),
        (Kind.PERCENT, 0.4, "unclear-share", "0.4"),
        (Kind.PERCENT, 140, "percent-range", "140"),
        (Kind.DATE, "03/04/2027", "unclear-date", "03/04/2027"),
        (Kind.DATE, "31.2.2027", "unclear-date", "31.2.2027"),
        (Kind.DATE, "KW 1 2027", "unclear-date", "KW 1 2027"),
        (Kind.DATE, datetime.date(1905, 7, 19), "unclear-date", "1905-07-19"),
        (Kind.YES_PARTLY_NO, "Yes; No", "two-options", "Yes; No"),
        (Kind.YES_PARTLY_NO, "Sometimes", "unclear-word", "Sometimes"),
        (Kind.TEXT, "x" * 8_000, "text-too-long", "x" * 8_000),
    ],
)
def test_what_can_not_be_read_is_said_with_its_cell_and_goes_into_the_note(
    filling: Filling, form: Questionnaire, of_kind: OfKind, *, kind: Kind, value: object, code: str, note: str
) -> None:
    good = of_kind(Kind.BAND)
    filling.put(good, "answer", good.snapshot.answer.options[0].text)
    cell = filling.put(of_kind(kind), "answer", value)
    returned = read_return(filling.sent_back(), (form,))
    found = answers(returned)
    assert found[good.id].value == Choice(good.snapshot.answer.options[0].id)
    unread = found[of_kind(kind).id]
    assert (unread.state, unread.value, unread.note) == (State.NO_ANSWER, None, note)
    assert codes(returned) == [(code, cell)]
    assert returned.remarks[0].lost


def test_forty_thousand_characters_are_said_and_not_taken(
    filling: Filling, form: Questionnaire, of_kind: OfKind
) -> None:
    filling.put(of_kind(Kind.TEXT), "claim", "short")
    filling.put(of_kind(Kind.TEXT), "answer", "x")
    path = filling.sent_back()
    rewritten(path, lambda xml: xml.replace(b"<t>x</t>", b"<t>" + b"x" * 40_000 + b"</t>"))
    returned = read_return(path, (form,))
    assert [code for code, _ in codes(returned)] == ["text-long"]
    (proposal,) = returned.proposals
    assert (proposal.answer.value, proposal.answer.claim) == (None, "short")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2027", "2027"), ("2027-03", "2027-03"), ("Q3 2026", "2026-Q3"), ("22.11.2026", "2026-11-22"),
        ("22/11/2026", "2026-11-22"), ("11/22/2026", "2026-11-22"), ("2026/11/22", "2026-11-22"),
        ("22 November 2026", "2026-11-22"), ("22. März 2026", "2026-03-22"), ("mars 2026", "2026-03"),
        ("22 de marzo de 2026", "2026-03-22"), ("22 mars 2026", "2026-03-22"),
    ],
)  # fmt: skip
def test_dates_in_national_styles_are_understood(
    filling: Filling, form: Questionnaire, of_kind: OfKind, written: str, meant: str
) -> None:
    filling.put(of_kind(Kind.DATE), "answer", written)
    (proposal,) = read_return(filling.sent_back(), (form,)).proposals
    assert proposal.answer.value.text == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("1 234", 1234), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("0,5", "0.5"), ("-3", -3)]
)
def test_numbers_in_national_styles_are_understood(
    filling: Filling, form: Questionnaire, of_kind: OfKind, written: str, meant: object
) -> None:
    filling.put(of_kind(Kind.NUMBER), "answer", written)
    (proposal,) = read_return(filling.sent_back(), (form,)).proposals
    assert proposal.answer.value.amount == Decimal(str(meant))


def test_two_rows_for_one_question_are_not_decided_by_us(
    filling: Filling, form: Questionnaire, of_kind: OfKind
) -> None:
    item = of_kind(Kind.NUMBER)
    filling.put(item, "answer", 1)
    row = [cell.value for cell in filling.sheet[filling.row(item)]]
    row[filling.column("answer") - 1] = 2
    filling.sheet.append(row)
    returned = read_return(filling.sent_back(), (form,))
    assert (returned.proposals, [code for code, _ in codes(returned)]) == ((), ["twice"])


def test_a_formula_is_said_and_its_last_result_taken(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    cell = filling.put(of_kind(Kind.NUMBER), "answer", "=20+17")
    returned = read_return(filling.sent_back(), (form,))
    assert ("formula-empty", cell) in codes(returned)
    assert returned.proposals == ()


def test_rows_added_below_a_table_belong_to_it(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    item = of_kind(Kind.FACTORIES)
    sheet = next(each for each in filling.book.worksheets if str(each["A5"].value).startswith(f"{item.id}|"))
    last = max(cell.row for cell in sheet["A"] if cell.value)
    sheet.cell(last, filling.column("legal_name", sheet)).value = "Plant 60"
    sheet.cell(last + 1, filling.column("legal_name", sheet)).value = "Plant 61"
    (proposal,) = read_return(filling.sent_back(), (form,)).proposals
    assert [row.legal_name for row in proposal.answer.value.rows] == ["Plant 60", "Plant 61"]


# Files that are refused ------------------------------------------------------------------------------------------


def refused(path: Path, form: Questionnaire) -> str:
    with pytest.raises(Problem) as caught:
        read_return(path, (form,))
    assert caught.value.details["file"] == path.name
    return caught.value.key


def test_files_that_are_no_workbook_are_refused(tmp_path: Path, form: Questionnaire) -> None:
    path = tmp_path / "back.xlsx"
    for content, key in (
        (b"%PDF-1.7", "return-no-workbook"),
        (b"", "return-no-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "return-old-excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "return-encrypted"),
        (b"PK\x03\x04" + b"\0" * 100, "return-damaged"),
    ):
        path.write_bytes(content)
        assert refused(path, form) == key
    assert refused(tmp_path / "missing.xlsx", form) == "return-unreadable"


def test_a_workbook_of_somebody_else_is_refused(tmp_path: Path, form: Questionnaire) -> None:
    book = Workbook()
    book.active.append(["Question", "Answer"])
    book.save(tmp_path / "other.xlsx")
    assert refused(tmp_path / "other.xlsx", form) == "return-nothing-of-ours"


def test_macros_bombs_and_half_files_are_refused(filling: Filling, form: Questionnaire, tmp_path: Path) -> None:
    whole = filling.sent_back()
    half = tmp_path / "half.xlsx"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert refused(half, form) == "return-damaged"
    macros = shutil.copy(whole, tmp_path / "macros.xlsx")
    with zipfile.ZipFile(macros, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert refused(macros, form) == "return-macros"
    bomb = shutil.copy(whole, tmp_path / "bomb.xlsx")
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet99.xml", b"\0" * 20_000_000)
    assert refused(bomb, form) == "return-too-large"


def test_a_workbook_of_another_dialogue_brings_nothing(filling: Filling, form: Questionnaire) -> None:
    other = replace(form, dialogue_id="dialogue-2")
    returned = read_return(filling.sent_back(), (other,))
    assert (returned.dialogue_id, returned.proposals) == ("dialogue-1", ())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_workbook_saved_by_libreoffice_is_read_the_same(
    filling: Filling, form: Questionnaire, of_kind: OfKind, tmp_path: Path
) -> None:
    filling.put(of_kind(Kind.YES_PARTLY_NO), "answer", "No")
    filling.put(of_kind(Kind.PERCENT), "answer", 40)
    filling.put(of_kind(Kind.DATE), "answer", datetime.date(2027, 3, 1))
    filling.table(of_kind(Kind.FACTORIES), {"legal_name": "Plant 4", "country": "TH"})
    before = read_return(filling.sent_back(), (form,))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "lo"), filling.path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    after = read_return(tmp_path / "lo" / filling.path.name, (form,))
    assert answers(after) == answers(before)
    assert (after.supplier_id, after.remarks) == ("supplier-1", ())
    assert load_workbook(tmp_path / "lo" / filling.path.name)["_dq"].sheet_state != "visible"
