"""Files that are damaged, hostile or strangely made: one sentence each, and the good answers are still offered."""

import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.workbook import Workbook as AnyWorkbook

from dialogue_app.domain.answers import State
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.returned import Returned
from dialogue_app.domain.values import Choice, Prose, Quantity
from dialogue_app.errors import Problem
from dialogue_app.exchange.returns import MOST_REMARKS, read_return
from dialogue_app.texts import Texts
from question_bank import Kind
from tests.exchange.conftest import Filling
from tests.exchange.returned_files import marked_as_encrypted, rewritten, with_flipped_byte, with_part, without

OfKind = Callable[[Kind], Item]
SHEETS = "xl/worksheets/"


def refused(path: Path, form: Questionnaire) -> str:
    with pytest.raises(Problem) as caught:
        read_return(path, (form,))
    problem = caught.value
    assert path.name in Texts("en")(f"problem.{problem.key}", **problem.details)
    return problem.key


def said(returned: Returned) -> list[tuple[str, str]]:
    """Return code and cell of every remark, each with a sentence that has no gaps."""
    for remark in returned.remarks:
        assert Texts("en")(f"returned.{remark.code}", **remark.details)
    return [(remark.code, remark.place.cell) for remark in returned.remarks]


def values(returned: Returned) -> dict[str, object]:
    return {proposal.item_id: proposal.answer.value for proposal in returned.proposals}


@pytest.fixture
def good(filling: Filling, of_kind: OfKind) -> Item:
    """An item that was answered well."""
    item = of_kind(Kind.YES_PARTLY_NO)
    filling.put(item, "answer", "No")
    return item


# Refused as a whole ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["xl/worksheets/sheet", "xl/styles", "xl/workbook.xml", "_rels/"])
def test_definitions_that_grow_are_refused_in_every_part(
    filling: Filling, form: Questionnaire, good: Item, part: str
) -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>'

    def planted(xml: bytes) -> bytes:
        head, mark, rest = xml.partition(b"?>")
        return head + mark + laughs + rest if mark else laughs + xml

    assert refused(rewritten(filling.sent_back(), planted, part), form) == "return-definitions"


def test_a_part_in_utf_16_hides_nothing(filling: Filling, form: Questionnaire, good: Item) -> None:
    def wide(xml: bytes) -> bytes:
        return xml.decode().replace("utf-8", "utf-16").replace("UTF-8", "utf-16").encode("utf-16")

    assert refused(rewritten(filling.sent_back(), wide, SHEETS), form) == "return-damaged"


def test_a_workbook_with_macros_is_refused_by_its_type_too(filling: Filling, form: Questionnaire) -> None:
    path = rewritten(
        filling.sent_back(),
        lambda xml: xml.replace(b"spreadsheetml.sheet.main", b"macroEnabled.main"),
        "[Content_Types]",
    )
    assert refused(path, form) == "return-macros"


def test_the_strict_format_is_refused_with_what_to_do(filling: Filling, form: Questionnaire) -> None:
    path = rewritten(
        filling.sent_back(),
        lambda xml: xml.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006", b"http://purl.oclc.org/ooxml"),
    )
    assert refused(path, form) == "return-strict"


def test_encrypted_entries_and_flipped_bytes_are_refused(filling: Filling, form: Questionnaire, good: Item) -> None:
    whole = filling.sent_back().read_bytes()
    assert refused(marked_as_encrypted(filling.path), form) == "return-encrypted"
    filling.path.write_bytes(whole)
    assert refused(with_flipped_byte(filling.path, "xl/worksheets/sheet2.xml"), form) == "return-damaged"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet2.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_without_one_of_its_parts_never_crashes(
    filling: Filling, form: Questionnaire, good: Item, part: str
) -> None:
    path = without(filling.sent_back(), part)
    if part.endswith(".rels"):
        assert refused(path, form) == "return-damaged"
    elif part.endswith("styles.xml"):
        assert values(read_return(path, (form,))) == {good.id: Choice("no")}
    else:
        assert values(read_return(path, (form,))) == {}


def test_removed_sheets_are_said(filling: Filling, form: Questionnaire, of_kind: OfKind, good: Item) -> None:
    table = next(each for each in filling.book.worksheets if str(each["A5"].value).endswith("|row"))
    item = form.item(str(table["A5"].value).partition("|")[0])
    title = table.title
    del filling.book[title]
    returned = read_return(filling.sent_back(), (form,))
    assert values(returned) == {good.id: Choice("no")}
    assert [(each.code, each.item_id, each.details["sheet"]) for each in returned.remarks] == [
        ("sheet-missing", item.id, title)
    ]
    for sheet in filling.book.worksheets:
        if not sheet.title.startswith("_dq"):
            sheet.delete_rows(1, 500)
    assert said(read_return(filling.sent_back(), (form,))) == [("no-questions", "")]


def test_two_parts_of_one_name_and_too_many_parts_are_refused(filling: Filling, form: Questionnaire) -> None:
    whole = filling.sent_back().read_bytes()
    with pytest.warns(UserWarning, match="Duplicate name"):
        with_part(filling.path, "xl/workbook.xml", b"<workbook/>")
    assert refused(filling.path, form) == "return-damaged"
    filling.path.write_bytes(whole)
    with zipfile.ZipFile(filling.path, "a") as archive:
        for number in range(201):
            archive.writestr(f"xl/media/{number}.png", b"")
    assert refused(filling.path, form) == "return-too-large"


def test_a_workbook_of_a_newer_program_is_refused(filling: Filling, form: Questionnaire) -> None:
    cell = filling.book["_dq"]["A1"]
    cell.value = str(cell.value).replace('"version": 1', '"version": 2', 1)
    assert refused(filling.sent_back(), form) == "return-newer"


@pytest.mark.parametrize("name", ["a.ods", "a.docx", "a.xlsb", "a.zip"])
def test_other_packages_are_no_workbooks(tmp_path: Path, form: Questionnaire, name: str) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", b"<x/>")
    assert refused(path, form) == "return-no-workbook"


def test_a_workbook_without_any_of_our_marks_is_refused(tmp_path: Path, form: Questionnaire) -> None:
    book: AnyWorkbook = Workbook()
    book.active.append(["Question", "Answer", "State", "Code"])
    book.active.append(["How are you?", "Fine", "", ""])
    book.save(tmp_path / "other.xlsx")
    assert refused(tmp_path / "other.xlsx", form) == "return-nothing-of-ours"


# Strange inside --------------------------------------------------------------------------------------------------


def test_a_sheet_that_claims_a_million_rows_is_read_at_once(filling: Filling, form: Questionnaire, good: Item) -> None:
    size = b'<dimension ref="A1:XFD1048576"/>'
    path = rewritten(filling.sent_back(), lambda xml: re.sub(b"<dimension [^>]*>", size, xml), SHEETS)
    far = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    rewritten(path, lambda xml: xml.replace(b"</sheetData>", far), SHEETS)
    began = time.perf_counter()
    returned = read_return(path, (form,))
    assert time.perf_counter() - began < 5
    assert values(returned)[good.id] == Choice("no")


def test_a_wrong_declared_size_loses_nothing(filling: Filling, form: Questionnaire, good: Item) -> None:
    def small(xml: bytes) -> bytes:
        return re.sub(b"<dimension [^>]*>", b'<dimension ref="A1:B2"/>', xml)

    assert values(read_return(rewritten(filling.sent_back(), small, SHEETS), (form,)))[good.id] == Choice("no")


def test_rows_out_of_order_lose_nothing(filling: Filling, form: Questionnaire, good: Item) -> None:
    def turned(xml: bytes) -> bytes:
        head, _, rest = xml.partition(b"<sheetData>")
        rows, _, tail = rest.partition(b"</sheetData>")
        parts = [part + b"</row>" for part in rows.split(b"</row>") if part]
        first, others = (parts[:1], parts[1:]) if b"dq." in rows else ([], parts)
        return head + b"<sheetData>" + b"".join([*first, *reversed(others)]) + b"</sheetData>" + tail

    returned = read_return(rewritten(filling.sent_back(), turned, f"{SHEETS}sheet2"), (form,))
    assert values(returned) == {good.id: Choice("no")}


def test_cells_without_addresses_are_counted(filling: Filling, form: Questionnaire, good: Item) -> None:
    def bare(xml: bytes) -> bytes:
        return re.sub(rb'(<(?:c|row)) r="[A-Z]*[0-9]+"', rb"\1", xml)

    returned = read_return(rewritten(filling.sent_back(), bare, f"{SHEETS}sheet2"), (form,))
    assert (values(returned), said(returned)) == ({good.id: Choice("no")}, [])


def test_one_cell_that_is_no_number_is_said_and_the_rest_is_read(
    filling: Filling, form: Questionnaire, of_kind: OfKind, good: Item
) -> None:
    cell = filling.put(of_kind(Kind.NUMBER), "answer", 123456)
    path = rewritten(filling.sent_back(), lambda xml: xml.replace(b"<v>123456</v>", b"<v>NaN</v>"), SHEETS)
    returned = read_return(path, (form,))
    assert (values(returned), said(returned)) == ({good.id: Choice("no")}, [("cell-error", cell)])


def test_an_error_in_a_cell_is_no_answer(filling: Filling, form: Questionnaire, of_kind: OfKind, good: Item) -> None:
    cell = filling.put(of_kind(Kind.TEXT), "answer", "#N/A")
    filling.sheet[cell].data_type = "e"
    returned = read_return(filling.sent_back(), (form,))
    assert (values(returned), said(returned)) == ({good.id: Choice("no")}, [("cell-error", cell)])


def test_the_last_result_of_a_formula_is_taken_and_said(
    filling: Filling, form: Questionnaire, of_kind: OfKind, good: Item
) -> None:
    item = of_kind(Kind.NUMBER)
    cell = filling.put(item, "answer", 123456)
    formula = b"<f>100000+23456</f><v>123456</v>"
    path = rewritten(filling.sent_back(), lambda xml: xml.replace(b"<v>123456</v>", formula), SHEETS)
    returned = read_return(path, (form,))
    value = values(returned)[item.id]
    assert isinstance(value, Quantity)
    assert value.amount == 123456
    assert said(returned) == [("formula", cell)]
    assert not returned.remarks[0].lost


def test_merged_answers_are_said(filling: Filling, form: Questionnaire, of_kind: OfKind, good: Item) -> None:
    first = filling.row(good)
    column = filling.column("answer")
    filling.sheet.merge_cells(start_row=first, end_row=first + 1, start_column=column, end_column=column)
    returned = read_return(filling.sent_back(), (form,))
    assert values(returned) == {good.id: Choice("no")}
    assert said(returned) == [("merged", f"D{first}:D{first + 1}")]


def test_a_sheet_that_breaks_off_gives_what_stands_above(filling: Filling, form: Questionnaire, good: Item) -> None:
    def broken(xml: bytes) -> bytes:
        head, mark, rest = xml.rpartition(b"<row ")
        return head + b"<<" + mark + rest

    returned = read_return(rewritten(filling.sent_back(), broken, f"{SHEETS}sheet2"), (form,))
    assert values(returned) == {good.id: Choice("no")}
    assert [code for code, _ in said(returned)] == ["sheet-damaged"]


def test_hostile_text_stays_text(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    item = of_kind(Kind.TEXT)
    for text in ('=HYPERLINK("http://x","y")', "<b>bold</b>", "{item} {0}", "@SUM(A1)", "\u202ereversed"):
        filling.put(item, "answer", text)
        filling.put(item, "state", f"{text} {{nothing}}")
        returned = read_return(filling.sent_back(), (form,))
        assert values(returned)[item.id] == Prose(text)
        assert [code for code, _ in said(returned)] == ["unclear-word"]


@pytest.mark.parametrize(
    "change", [(b"bell_x0007_here", "bell\x07here"), (b"bell\x07here", "bell\ufffdhere")], ids=["escaped", "raw"]
)
def test_control_characters_are_said_and_cost_no_answer(
    filling: Filling, form: Questionnaire, of_kind: OfKind, good: Item, change: tuple[bytes, str]
) -> None:
    written, kept = change
    cell = filling.put(of_kind(Kind.TEXT), "answer", "MARK")
    returned = read_return(rewritten(filling.sent_back(), lambda xml: xml.replace(b"MARK", written)), (form,))
    assert values(returned) == {good.id: Choice("no"), of_kind(Kind.TEXT).id: Prose(kept)}
    assert said(returned) == [("signs", cell)]


def test_line_ends_as_excel_writes_them_are_line_ends(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    item = of_kind(Kind.TEXT)
    filling.put(item, "answer", "first_x000D_\nsecond _x000d_third")
    assert values(read_return(filling.sent_back(), (form,)))[item.id] == Prose("first\nsecond \nthird")


def test_a_file_with_thousands_of_mistakes_has_a_few_hundred_remarks(filling: Filling, form: Questionnaire) -> None:
    for number in range(MOST_REMARKS + 50):
        filling.sheet.append(["", "", f"My own row {number}", "Words"])
    returned = read_return(filling.sent_back(), (form,))
    assert [code for code, _ in said(returned)] == ["unknown-row"] * MOST_REMARKS + ["more"]
    assert returned.remarks[-1].details == {"number": "50"}


def test_a_row_beyond_what_is_read_is_said(filling: Filling, form: Questionnaire, good: Item) -> None:
    for number in range(5_100):
        filling.sheet.cell(filling.sheet.max_row + 1, 30).value = number
    returned = read_return(filling.sent_back(), (form,))
    assert values(returned) == {good.id: Choice("no")}
    assert [code for code, _ in said(returned)] == ["sheet-long"]


def test_a_row_of_another_questionnaire_is_said(filling: Filling, form: Questionnaire, good: Item) -> None:
    row = filling.row(good)
    filling.sheet.cell(row, 1).value = "another-item|0123456789ab|"
    returned = read_return(filling.sent_back(), (form,))
    assert (values(returned), said(returned)) == ({}, [("unknown-key", f"D{row}")])


def test_a_place_left_out_of_an_order_is_not_guessed(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    item = of_kind(Kind.RANK)
    words = [option.text for option in item.snapshot.answer.options]
    filling.put(item, "answer", words[0], "place:1")
    cell = filling.put(item, "answer", words[1], "place:3")
    returned = read_return(filling.sent_back(), (form,))
    (proposal,) = returned.proposals
    assert (proposal.answer.state, proposal.answer.value) == (State.NO_ANSWER, None)
    assert proposal.answer.note == f"1. {words[0]}\n3. {words[1]}"
    assert said(returned)[0][0] == "rank-gap"
    assert cell


def test_a_mark_that_is_no_tick_chooses_nothing(filling: Filling, form: Questionnaire, of_kind: OfKind) -> None:
    item = of_kind(Kind.MULTI)
    options = [option for option in item.snapshot.answer.options if not option.exclusive]
    filling.put(item, "answer", "✓", f"option:{options[0].id}")
    cell = filling.put(item, "answer", "maybe", f"option:{options[1].id}")
    returned = read_return(filling.sent_back(), (form,))
    assert values(returned)[item.id].options == (options[0].id,)
    assert said(returned) == [("unclear-tick", cell)]


def test_a_long_sentence_goes_into_the_note(filling: Filling, form: Questionnaire, good: Item) -> None:
    cell = filling.put(good, "claim", "x" * 241)
    returned = read_return(filling.sent_back(), (form,))
    (proposal,) = returned.proposals
    assert (proposal.answer.claim, proposal.answer.note) == ("", "x" * 241)
    assert said(returned) == [("claim-long", cell)]


def test_a_share_that_is_none_takes_nothing_else_with_it(filling: Filling, form: Questionnaire, good: Item) -> None:
    cell = filling.put(good, "share", 140)
    returned = read_return(filling.sent_back(), (form,))
    assert (values(returned), said(returned)) == ({good.id: Choice("no")}, [("scope-share-range", cell)])


# Marks that were lost --------------------------------------------------------------------------------------------


def test_without_the_hidden_row_columns_are_found_by_their_titles(
    filling: Filling, form: Questionnaire, good: Item
) -> None:
    filling.sheet.delete_rows(1)
    returned = read_return(filling.sent_back(), (form,))
    assert values(returned) == {good.id: Choice("no")}
    assert [code for code, _ in said(returned)] == ["no-names"]


def test_without_any_titles_a_sheet_is_said_to_be_lost(filling: Filling, form: Questionnaire, good: Item) -> None:
    filling.sheet.delete_rows(1, 2)
    returned = read_return(filling.sent_back(), (form,))
    assert values(returned) == {}
    assert [code for code, _ in said(returned)] == ["no-columns"]


def test_without_keys_and_hidden_page_rows_are_known_by_their_words(
    filling: Filling, form: Questionnaire, of_kind: OfKind, good: Item
) -> None:
    multi = of_kind(Kind.MULTI)
    option = multi.snapshot.answer.options[0]
    filling.put(multi, "answer", "x", f"option:{option.id}")
    filling.table(of_kind(Kind.FACTORIES), {"legal_name": "Plant 4", "country": "TH"})
    for sheet in filling.book.worksheets:
        for row in sheet.iter_rows(max_col=1):
            if str(row[0].value).count("|") == 2:
                row[0].value = None
    del filling.book["_dq"]
    returned = read_return(filling.sent_back(), (form,))
    matches = {proposal.item_id: proposal.match.value for proposal in returned.proposals}
    assert matches == {good.id: "text", multi.id: "guess", of_kind(Kind.FACTORIES).id: "text"}
    assert values(returned)[multi.id].options == (option.id,)
    assert [row.legal_name for row in values(returned)[of_kind(Kind.FACTORIES).id].rows] == ["Plant 4"]
    assert [code for code, _ in said(returned)] == ["no-manifest"]


def test_a_changed_hidden_page_is_not_trusted(filling: Filling, form: Questionnaire, good: Item) -> None:
    cell = filling.book["_dq"]["A1"]
    cell.value = str(cell.value).replace("supplier-1", "supplier-2")
    returned = read_return(filling.sent_back(), (form,))
    assert (returned.supplier_id, values(returned)) == ("", {good.id: Choice("no")})
    assert [code for code, _ in said(returned)] == ["no-manifest"]


def test_a_renamed_hidden_page_is_found(filling: Filling, form: Questionnaire, good: Item) -> None:
    filling.book["_dq"].title = "Feuille7"
    returned = read_return(filling.sent_back(), (form,))
    assert (returned.supplier_id, values(returned), said(returned)) == ("supplier-1", {good.id: Choice("no")}, [])


def test_a_note_that_resembles_a_question_is_not_mixed_into_its_answer(
    filling: Filling, form: Questionnaire, good: Item
) -> None:
    place = filling.sheet.max_row + 1
    filling.sheet.cell(place, filling.column("question")).value = good.prompt() + "!"
    filling.sheet.cell(place, filling.column("claim")).value = "See above."
    returned = read_return(filling.sent_back(), (form,))
    (proposal,) = returned.proposals
    assert (proposal.answer.claim, proposal.match.value) == ("", "id")
    assert [code for code, _ in said(returned)] == ["unknown-row"]


def test_two_questions_of_one_wording_are_not_told_apart_by_it(
    filling: Filling, form: Questionnaire, of_kind: OfKind
) -> None:
    one, other = of_kind(Kind.TEXT), of_kind(Kind.DATE)
    same = {one.id: replace(one, local_wording="Same?"), other.id: replace(other, local_wording="Same?")}
    sections = tuple(
        replace(section, items=tuple(same.get(item.id, item) for item in section.items)) for section in form.sections
    )
    row = filling.row(one)
    filling.put(one, "answer", "Words")
    filling.sheet.cell(row, 1).value = filling.sheet.cell(row, 2).value = None
    filling.sheet.cell(row, 3).value = "Same?"
    returned = read_return(filling.sent_back(), (replace(form, sections=sections),))
    assert values(returned) == {}
    assert [code for code, _ in said(returned)] == ["unknown-row"]
