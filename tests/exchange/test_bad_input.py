"""Each way in which a returned file can be bad, by name: a sentence with its place, and the good answers kept."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.review_phrases import remark_text
from dialogue_app.domain.values import Choice, Prose, Quantity
from dialogue_app.errors import Problem
from dialogue_app.exchange.returns import read_return
from dialogue_app.exchange.workbook import write_workbook
from dialogue_app.exchange.workbook_order import Cover, WorkbookOrder
from dialogue_app.texts import Texts
from question_bank import Kind
from tests.exchange.conftest import ALDER, DIALOGUE, MOMENT, Filling
from tests.exchange.returned_files import rewritten

OfKind = Callable[[Kind], Item]
TEXTS = Texts("en")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FORMULA = '=HYPERLINK("http://example.org","x")'


def bomb(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet99.xml", b"<worksheet>" + b" " * 40_000_000)


def with_macros(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")


REFUSED: dict[str, tuple[Callable[[bytes, Path], object], str]] = {
    "password-protected": (
        lambda _, path: path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le")),
        "back.xlsx is protected by a password. Ask for it without a password.",
    ),
    "xls": (
        lambda _, path: path.write_bytes(OLE + bytes(600)),
        "back.xlsx is in the Excel format of 2003 or older. Open it and save it as .xlsx.",
    ),
    "xlsm": (with_macros, "back.xlsx holds macros and is not opened. Ask for it as .xlsx."),
    "renamed-pdf": (
        lambda _, path: path.write_bytes(b"%PDF-1.7\n%%EOF"),
        "back.xlsx is no Excel workbook. Ask for the workbook that you sent, saved as .xlsx.",
    ),
    "truncated": (
        lambda content, path: path.write_bytes(content[: len(content) // 2]),
        "back.xlsx is damaged or incomplete. Ask for it again.",
    ),
    "zip-bomb": (bomb, "back.xlsx is far larger than a filled questionnaire and is not opened."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_can_not_be_read_is_refused_in_one_sentence(
    filling: Filling, form: Questionnaire, tmp_path: Path, name: str
) -> None:
    damage, sentence = REFUSED[name]
    damage(filling.sent_back().read_bytes(), tmp_path / "back.xlsx")
    with pytest.raises(Problem) as refused:
        read_return(tmp_path / "back.xlsx", (form,))
    assert TEXTS(f"problem.{refused.value.key}", **refused.value.details) == sentence


FORMULA_CELL = b"<f>20+20</f><v>777001</v>"
SAID: dict[str, tuple[Kind, object, tuple[bytes, bytes], str]] = {
    "text-for-a-number": (Kind.NUMBER, "approx. 40", (b"", b""), "“approx. 40” can't be read as one number"),
    "two-options": (Kind.SINGLE, "{first}; {last}", (b"", b""), "names more than one option"),
    "a-day-with-two-meanings": (Kind.DATE, "03/04/2027", (b"", b""), "“03/04/2027” can't be read as one date"),
    "forty-thousand-characters": (Kind.TEXT, "MARK", (b"MARK", b"y" * 40_000), "too long and was not taken over"),
    "control-characters": (Kind.TEXT, "MARK", (b"MARK", b"a\x07b"), "the text holds control characters"),
    "formula": (Kind.NUMBER, 777001, (b"<v>777001</v>", FORMULA_CELL), "Its last result was taken over"),
    "formula-without-result": (Kind.NUMBER, "=20+20", (b"", b""), "a formula without a result"),
}


@pytest.mark.parametrize("name", SAID)
def test_a_bad_cell_is_said_with_sheet_and_cell_beside_the_good_answers(
    filling: Filling, form: Questionnaire, of_kind: OfKind, name: str
) -> None:
    kind, typed, (before, after), words = SAID[name]
    filling.put(of_kind(Kind.YES_PARTLY_NO), "answer", "No")
    options = [option.text for option in of_kind(Kind.SINGLE).snapshot.answer.options]
    value = typed.format(first=options[0], last=options[-1]) if isinstance(typed, str) else typed
    cell = filling.put(of_kind(kind), "answer", value)
    if value == "=20+20":
        filling.sheet[cell].data_type = "f"
    path = filling.sent_back()
    returned = read_return(rewritten(path, lambda xml: xml.replace(before, after)) if before else path, (form,))
    (said,) = (remark_text(remark, TEXTS) for remark in returned.remarks)
    assert said.startswith(f"Sheet “Questions”, cell {cell}: ")
    assert words in said
    values = {proposal.item_id: proposal.answer.value for proposal in returned.proposals}
    assert values[of_kind(Kind.YES_PARTLY_NO).id] == Choice("no")
    if name == "formula":
        number = values[of_kind(kind).id]
        assert isinstance(number, Quantity)
        assert number.amount == 777001


@pytest.mark.parametrize("written", ["22.11.2027", "22/11/2027", "22-11-2027", "2027-11-22", "11/22/2027"])
def test_a_day_in_five_national_styles_is_one_day(
    filling: Filling, form: Questionnaire, of_kind: OfKind, written: str
) -> None:
    filling.put(of_kind(Kind.DATE), "answer", written)
    (proposal,) = read_return(filling.sent_back(), (form,)).proposals
    assert str(getattr(proposal.answer.value, "text", "")) == "2027-11-22"


def test_a_planted_formula_stays_text_when_it_goes_out_again(
    filling: Filling, form: Questionnaire, of_kind: OfKind, tmp_path: Path
) -> None:
    filling.put(of_kind(Kind.TEXT), "answer", FORMULA)
    (proposal,) = read_return(filling.sent_back(), (form,)).proposals
    assert proposal.answer.value == Prose(FORMULA)
    order = WorkbookOrder(DIALOGUE, form, ALDER, "en", "again", MOMENT, Cover(purpose=FORMULA))
    book = load_workbook(write_workbook(order, TEXTS, tmp_path / "again.xlsx"))
    planted = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == FORMULA]
    assert [cell.data_type for cell in planted] == ["s"]
