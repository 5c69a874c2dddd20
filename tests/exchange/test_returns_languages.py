"""A workbook in another language comes back in that language, in English, or saved and sorted by another program."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dialogue_app.domain.answers import DeclineReason, ScopeKind, State
from dialogue_app.domain.questionnaire import Item, Questionnaire, Snapshot, add, freeze, snapshot
from dialogue_app.domain.values import Choice
from dialogue_app.exchange.returns import read_return
from dialogue_app.exchange.workbook import write_workbook
from dialogue_app.exchange.workbook_order import WorkbookOrder
from dialogue_app.texts import Texts, written_languages
from question_bank import Kind, Release
from tests.exchange.conftest import ALDER, DIALOGUE, MOMENT, Filling
from tests.helpers.workspaces import CountingIds


@pytest.fixture(scope="module")
def french(release: Release) -> Questionnaire:
    """Ten questions with options, in words that stand for French."""
    kinds = {Kind.YES_PARTLY_NO, Kind.SINGLE, Kind.BAND}
    asked = [snapshot(question, ("en",)) for question in release.questions if question.answer.kind in kinds]
    shots = tuple(replace(shot, texts={**shot.texts, "fr": _in_french(shot)}) for shot in asked[:10])
    return freeze(add(Questionnaire("form-1", DIALOGUE.id, 1), "Tout", shots, CountingIds()), MOMENT)


def _in_french(shot: Snapshot) -> dict[str, str]:
    return {role: f"{text} en français" for role, text in shot.texts["en"].items()}


@pytest.fixture
def filled(french: Questionnaire, tmp_path: Path) -> Filling:
    """The workbook in French, each question answered with its last option, in French or English in turns."""
    order = WorkbookOrder(DIALOGUE, french, ALDER, "fr", "workbook-1", MOMENT)
    filling = Filling(write_workbook(order, Texts("fr"), tmp_path / "Alder.xlsx"))
    for number, item in enumerate(french.items()):
        filling.put(item, "answer", item.snapshot.option_text(_last(item), ("fr", "en")[number % 2]))
    return filling


def _last(item: Item) -> str:
    return item.snapshot.answer.options[-1].id


def _all_last(form: Questionnaire) -> dict[str, object]:
    return {item.id: Choice(_last(item)) for item in form.items()}


def _values(path: Path, form: Questionnaire) -> dict[str, object]:
    returned = read_return(path, (form,))
    assert [remark for remark in returned.remarks if remark.lost] == []
    return {proposal.item_id: proposal.answer.value for proposal in returned.proposals}


def test_words_of_the_workbook_and_english_words_are_understood(french: Questionnaire, filled: Filling) -> None:
    path = filled.sent_back()
    assert _values(path, french) == _all_last(french)
    assert read_return(path, (french,)).language == "fr"


def test_french_words_are_understood_when_the_hidden_page_is_gone(french: Questionnaire, filled: Filling) -> None:
    del filled.book["_dq"]
    assert _values(filled.sent_back(), french) == _all_last(french)


def test_french_questions_are_known_by_their_words_alone(french: Questionnaire, filled: Filling) -> None:
    del filled.book["_dq"]
    for row in filled.sheet.iter_rows(max_col=2):
        for cell in row:
            cell.value = None if not str(cell.value).startswith("dq.") else cell.value
    assert _values(filled.sent_back(), french) == _all_last(french)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_sorted_and_saved_by_libreoffice_in_french_is_read_the_same(
    french: Questionnaire, filled: Filling, tmp_path: Path
) -> None:
    rows = list(filled.sheet.iter_rows(min_row=4, values_only=True))
    filled.sheet.delete_rows(4, len(rows))
    for row in sorted(rows, key=lambda row: str(row[2])):
        filled.sheet.append(row)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    folder = tmp_path / "back"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([*command, str(filled.sent_back())], check=True, capture_output=True, timeout=120)
    assert _values(folder / filled.path.name, french) == _all_last(french)
    assert load_workbook(folder / filled.path.name)["_dq"].sheet_state != "visible"


@pytest.mark.parametrize("language", written_languages())
@pytest.mark.parametrize("marks", [True, False], ids=["as sent", "without hidden page"])
def test_the_words_of_every_language_are_understood(
    release: Release, tmp_path: Path, language: str, marks: bool
) -> None:
    """States, reasons, scopes, yes and no; with the hidden page, and found among all languages without it."""
    asked = [question for question in release.questions if question.answer.kind is Kind.YES_PARTLY_NO]
    scopes, states = [kind for kind in ScopeKind if kind], [State.NOT_KNOWN, State.NOT_APPLICABLE]
    count = len(scopes) + len(states) + len(DeclineReason)
    shots = [snapshot(question, ("en",)) for question in asked[:count]]
    form = freeze(add(Questionnaire("form-1", DIALOGUE.id, 1), "All", shots, CountingIds()), MOMENT)
    texts, items = Texts(language), iter(form.items())
    order = WorkbookOrder(DIALOGUE, form, ALDER, language, "workbook-1", MOMENT)
    filling = Filling(write_workbook(order, texts, tmp_path / "Alder.xlsx"))
    expected: dict[str, tuple[object, ...]] = {}
    for kind in scopes:
        item = next(items)
        filling.put(item, "answer", item.snapshot.option_text("yes", "en"))
        filling.put(item, "scope", texts(f"scope.{kind}"))
        filling.put(item, "confidential", texts("workbook.yes"))
        filling.put(item, "confidential_reason", "names")
        expected[item.id] = (State.ANSWERED, "", kind, True)
    for state in states:
        item = next(items)
        filling.put(item, "state", texts(f"state.{state}"))
        expected[item.id] = (state, "", ScopeKind.NONE, False)
    for reason in DeclineReason:
        item = next(items)
        filling.put(item, "state", texts("state.declined"))
        filling.put(item, "reason", texts(f"reason.{reason}"))
        expected[item.id] = (State.DECLINED, reason.value, ScopeKind.NONE, False)
    if not marks:
        del filling.book["_dq"]
    returned = read_return(filling.sent_back(), (form,))
    assert {
        each.item_id: (each.answer.state, each.answer.reason, each.answer.scope.kind, each.answer.confidential)
        for each in returned.proposals
    } == expected
