"""What the checks at the side say, and where their buttons lead."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dialogue_app.domain.questionnaire_checks import Finding
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.models.questionnaire_words import finding_text
from dialogue_app.gui.pages.assemble import AssemblePage
from dialogue_app.gui.session import Session
from dialogue_app.workspace import preparing
from question_bank import Room, Sensitivity
from tests.helpers.assembling import (
    Ctrl,
    Key,
    asked,
    begin,
    first,
    form,
    mark,
    press,
    reworded,
    sentences,
    shown,
    workspace_of,
)


def test_the_checks_follow_every_change(session: Session, window: MainWindow) -> None:
    begin(session, ("TRN-101",))
    page = shown(window)
    assert "No question on follow-up" in sentences(page)
    assembling_before = sentences(page)
    page.picker.chosen.emit(("REM-101",))
    assert "No question on follow-up" not in sentences(page)
    assert sentences(page) != assembling_before


def test_a_check_leads_to_the_questions_it_is_about(session: Session, window: MainWindow) -> None:
    begin(session)
    page = shown(window)
    line = next(line for line in page.checks.lines if "Svenska" in line.sentence)
    line.helps[0][1]()
    marked = page.view.marked()
    assert marked
    assert all("sv" not in item.snapshot.texts for item in marked)


@pytest.mark.parametrize(
    "finding",
    [
        Finding("minutes", False, {"questions": 24, "needed": 65, "room": 48, "slot": 60}),
        Finding("effort", False, {"needed": 200, "limit": 120}),
        Finding("one-wording", False, {"n": 1}),
        Finding("competition", True, {"n": 3}),
        Finding("competition", False, {"n": 3}),
        Finding("written", True, {"n": 3}),
        Finding("information", False, {"n": 4, "percent": 40}),
        Finding("follow-up", False),
    ],
    ids=lambda finding: f"{finding.code}-{finding.good}",
)
def test_every_finding_has_a_sentence_with_its_numbers(session: Session, finding: Finding) -> None:
    said = finding_text(finding, session.texts)
    numbers = [str(number) for name, number in finding.numbers.items() if finding.code != "effort"]
    assert all(number in said for number in numbers)
    assert "{" not in said


def test_languages_that_lack_the_same_questions_are_named_in_one_sentence(session: Session) -> None:
    said = finding_text(Finding("language", False, {"n": 2, "language": "pl,sv"}), session.texts)
    assert "2 questions have no text in Polski, Svenska yet" in said


def helps(page: AssemblePage, words: str) -> dict[str, Callable[[], object]]:
    """Return the buttons of the line that holds these words."""
    line = next(line for line in page.checks.lines if words in line.sentence)
    return dict(line.helps)


def test_what_a_label_proves_moves_with_one_button_and_comes_back_with_one_undo(
    session: Session, window: MainWindow
) -> None:
    begin(session, ("GOV-101", "CIR-102", "TRN-101"))
    page = shown(window)
    helps(page, "TCO Certified, Generation 10 proves a part of 1 question")["Ask only the gap"]()
    last = form(session).sections[-1]
    assert [item.snapshot.question_id for item in last.items] == ["CIR-102"]
    assert "send the certificate, answer only what it leaves open" in last.title
    assert all(item.must for item in last.items)
    assert "stands in a section of its own" in sentences(page)
    press(Key.Key_Z, Ctrl)
    assert asked(session) == ["GOV-101", "CIR-102", "TRN-101"]


def test_after_moving_the_question_for_the_certificate_is_offered(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "CIR-102"))
    helps(shown(window), "TCO Certified")["Ask only the gap"]()
    message = session.messages.last
    assert message
    message.ways_out[0].do()
    assert "LBL-101" in asked(session)


def test_a_whole_proof_is_told_apart_from_a_part(session: Session, window: MainWindow) -> None:
    begin(session, ("OSH-103",))
    assert "ISO 45001:2018 proves all of 1 question. It counts for the factory" in sentences(shown(window))


def test_translations_that_the_bank_has_are_taken_with_one_button(session: Session, window: MainWindow) -> None:
    dialogue_id = begin(session, ("TRN-101",))
    workspace = workspace_of(session)
    dialogue = replace(workspace.dialogue(dialogue_id), languages=("en", "de"))
    session.perform(lambda: preparing.change_dialogue(workspace, dialogue), object())
    page = shown(window)
    helps(page, "Deutsch")["Take the bank's translation"]()
    assert "Deutsch" not in sentences(page)
    assert "de" in first(session).snapshot.texts


def test_beside_a_question_stands_what_is_worth_knowing_of_it(session: Session, window: MainWindow) -> None:
    begin(session, ("COM-103", "TRN-101"))
    other = begin(session, ("TRN-101",))
    preparing.change_dialogue(workspace_of(session), replace(workspace_of(session).dialogue(other), title="Servers"))
    begin(session, ("GOV-101", "TRN-101", "CIR-102"))
    page = shown(window)

    def told(question: str) -> str:
        mark(window, form(session).item(question))
        return "\n".join(line.sentence for line in page.pane.item.lines)

    assert "About TRN-101" in (told("TRN-101") and page.pane.item_title.text())
    assert "Also in “Servers”" in told("TRN-101")
    assert "Svenska: a draft that nobody has approved." in told("TRN-101")
    assert "Svenska: not translated; it is asked in English." in told("GOV-101")
    assert "Always asked." in told("GOV-101")
    assert "Still to ask" in told("CIR-102")
    reworded(window, "Which factories?")
    assert "Your own words go out as they are" in told("GOV-101")


def test_a_competition_sensitive_question_says_so(session: Session, window: MainWindow) -> None:
    sensitive = next(
        question.id
        for question in workspace_of(session).release.questions
        if question.sensitivity is Sensitivity.COMPETITION
        and question.room is Room.WRITTEN
        and question.phase.serves("pre-contract")
    )
    begin(session, (sensitive,))
    mark(window, first(session))
    told = [line.sentence for line in shown(window).pane.item.lines]
    assert "Competition-sensitive: other suppliers must not hear the answer. Ask it in writing only." in told
    assert "1 question is competition-sensitive" in sentences(shown(window))
