"""What goes out around an event: run-sheets, list of proof, letters, sheets for notices."""

from dataclasses import replace
from pathlib import Path

import page
import pytest

from dialogue_app import reports
from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.minute_plans import STEPS, Plan, choice, clock
from dialogue_app.errors import Problem
from dialogue_app.reports.event_pack import NoticeFacts, evidence_list, letter_outline, notice_eforms, notice_uk
from dialogue_app.reports.outline import Bullets, Document, Facts, Heading, Paragraph, Table, Together
from dialogue_app.reports.run_sheet import agenda, run_sheet
from question_bank import Filled, TextField, fill, load
from tests.helpers.comparisons import dialogue, suppliers
from tests.reports.accessibility import faults
from tests.reports.printed_samples import MOMENT, PROGRAM, TEXTS, form, nice, rooms
from tests.reports.tagged_pdf import TaggedPdf
from tests.reports.test_pdf_of_hostile_text import TEXTS as HOSTILE

MADE = {"moment": MOMENT, "program": PROGRAM}
NAMES = {"EV05": "Factory list"}
LAST = {Plan.PLENARY: 120, Plan.ONE_TO_ONE: 75, Plan.ONE_TO_ONE_SHORT: 60, Plan.ROUND: 75, Plan.KICK_OFF: 60}


def own(plan: Plan, questions=None, start="09:30", named=(), about=None) -> Document:
    return run_sheet(
        plan, about or dialogue(), questions or rooms(4, 8, 2), TEXTS, start=start, suppliers=named, **MADE
    )


def words(made: Document) -> str:
    """Return everything a document says, block by block."""
    found = [made.title, made.notice]
    for block in flat(made.blocks):
        if isinstance(block, Heading | Paragraph):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
        elif isinstance(block, Facts):
            found += [part for pair in block.pairs for part in pair]
        elif isinstance(block, Table):
            found += [part.text for row in block.rows for cell in row for part in cell]
    return "\n".join(found)


def flat(blocks):
    for block in blocks:
        yield from flat(block.blocks) if isinstance(block, Together) else (block,)


def plan_rows(made: Document) -> list[tuple[str, ...]]:
    """Return the rows of the minute plan as text."""
    table = next(block for block in flat(made.blocks) if isinstance(block, Table) and block.columns[0].title == "Clock")
    return [tuple("\n".join(part.text for part in cell) for cell in row) for row in table.rows]


# Run-sheets --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", Plan)
def test_a_plan_has_no_holes_and_the_right_length(plan: Plan) -> None:
    steps = STEPS[plan]
    assert [step.end for step in steps[:-1]] == [step.start for step in steps[1:]]
    assert steps[-1].end == LAST[plan]


@pytest.mark.parametrize(("minutes", "shown"), [(-30, "09:00"), (0, "09:30"), (45, "10:15"), (15 * 60, "00:30")])
def test_minutes_become_clock_times(minutes: int, shown: str) -> None:
    assert clock("09:30", minutes) == shown


@pytest.mark.parametrize("start", ["", "noon", "24:00", "9", "10:60", "-1:00"])
def test_what_is_no_time_of_day_is_refused_before_anything_is_written(start: str) -> None:
    with pytest.raises(Problem) as said:
        own(Plan.ONE_TO_ONE, start=start)
    assert said.value.key == "time-unreadable"


def test_a_one_to_one_has_eight_questions_and_a_short_one_six() -> None:
    for plan, number in ((Plan.ONE_TO_ONE, 8), (Plan.ONE_TO_ONE_SHORT, 6), (Plan.ROUND, 4), (Plan.KICK_OFF, 0)):
        assert len(choice(plan, rooms(4, 8, 2)).aloud) == number


def test_questions_that_must_be_asked_come_first() -> None:
    questions = nice(form(), "TRN-101", "TRN-103")
    asked = [item.snapshot.question_id for item in choice(Plan.ONE_TO_ONE, questions).aloud]
    assert asked[:3] == ["TRN-102", "TRN-104", "TRN-105"]


def test_a_room_gets_only_questions_that_may_be_asked_there() -> None:
    plenary = choice(Plan.PLENARY, rooms(plenary=1, one_to_one=2, written=3))
    talk = choice(Plan.ONE_TO_ONE, rooms(plenary=1, one_to_one=2, written=3))
    assert (len(plenary.aloud), len(plenary.written)) == (1, 5)
    assert (len(talk.aloud), len(talk.written)) == (3, 3)


def test_each_question_stands_at_its_clock_time_and_the_rest_below() -> None:
    rows = [row for row in plan_rows(own(Plan.ONE_TO_ONE)) if row[1].startswith("TRN-")]
    assert [row[0] for row in rows[:2]] == ["09:38 – 09:43", "09:43 – 09:48"]
    assert len(rows) == 8
    text = words(own(Plan.ONE_TO_ONE))
    assert "No time for these" in text
    assert text.count("TRN-") == 14


def test_a_place_without_a_question_says_so() -> None:
    rows = plan_rows(own(Plan.ONE_TO_ONE, rooms(1, 1, 0)))
    assert sum("No question left" in row[1] for row in rows) == 6


def test_a_plenary_speaks_about_the_candidate_criteria_and_else_about_questions_for_all() -> None:
    about = replace(
        dialogue(), hypotheses=(Hypothesis("1", "All sites are named"), Hypothesis("2", "Audits are shared"))
    )
    rows = plan_rows(own(Plan.PLENARY, about=about))
    assert [row[1].split("\n")[0] for row in rows if "One round" in row[1] or "one round" in row[1]] == [
        "All sites are named", "Audits are shared", "No question left for this place: take more time, or end earlier",
    ]  # fmt: skip
    assert sum("TRN-" in row[1] for row in plan_rows(own(Plan.PLENARY))) == 3


def test_the_own_sheet_says_who_comes_when_with_a_gap_between() -> None:
    text = words(own(Plan.ONE_TO_ONE, named=suppliers(3)))
    for heading in ("09:30  Alpha Computers", "10:45  Beta Devices GmbH", "12:00  Čapek & syn"):
        assert heading in text
    assert "Internal" in text


@pytest.mark.parametrize("plan", [Plan.ROUND, Plan.KICK_OFF])
def test_contractors_are_met_one_after_the_other(plan: Plan) -> None:
    headings = [block.text for block in flat(own(plan, named=suppliers(2)).blocks) if isinstance(block, Heading)]
    assert "09:30  Alpha Computers" in headings
    assert sum("Beta Devices GmbH" in heading for heading in headings) == 1
    assert "Attendance list" not in headings


def test_the_own_sheet_of_a_joint_room_has_an_attendance_list() -> None:
    assert "Alpha Computers" in words(own(Plan.PLENARY, named=suppliers(2)))


@pytest.mark.parametrize("plan", Plan)
def test_the_agenda_for_suppliers_names_none_and_keeps_instructions_inside(plan: Plan) -> None:
    made = agenda(plan, dialogue(), rooms(4, 8, 2), TEXTS, start="09:30", **MADE)
    text = words(made)
    for inside in ("Internal", "Gap before", "Note taker", "Checks that each name", "Alpha", "Interrupts"):
        assert inside not in text
    assert "09:30" in text
    assert ("TRN-" in text) == (plan is not Plan.KICK_OFF)
    assert "TRN-" not in words(
        agenda(plan, dialogue(), rooms(4, 8, 2), TEXTS, start="09:30", with_questions=False, **MADE)
    )


def test_with_several_talks_the_agenda_counts_minutes_because_each_begins_at_another_time() -> None:
    text = words(agenda(Plan.ONE_TO_ONE, dialogue(), rooms(4, 8, 2), TEXTS, start="09:30", talks=3, **MADE))
    assert "09:" not in text
    assert "60 minutes. We tell each supplier when its talk begins." in text
    assert "09:30" in words(agenda(Plan.PLENARY, dialogue(), rooms(4, 8, 2), TEXTS, start="09:30", talks=3, **MADE))


@pytest.mark.parametrize("plan", Plan)
def test_run_sheets_conform_as_pdf_and_open_as_word_files(plan: Plan, tmp_path: Path) -> None:
    conforms(own(plan, named=suppliers(2)), tmp_path)


# Proof, letters, notices --------------------------------------------------------------------------------------------


def test_the_list_of_proof_has_a_row_for_each_question(tmp_path: Path) -> None:
    made = evidence_list(form(), dialogue(), NAMES, TEXTS, **MADE)
    assert words(made).count("Factory list") == 12
    assert "Any document that shows it" in words(evidence_list(form(), dialogue(), {}, TEXTS, **MADE))
    conforms(made, tmp_path)


def test_a_letter_lists_in_front_what_is_missing_and_keeps_it_in_brackets(tmp_path: Path) -> None:
    bank = load()
    text = next(each for each in bank.texts if each.id == "invitation")
    made = letter_outline(fill(text, bank.text_fields, {"buyer": "City"}), text.name, dialogue(), TEXTS, **MADE)
    missing = next(block for block in made.blocks if isinstance(block, Bullets))
    assert "[Last day for the written answers]" in missing.items
    assert "[Name of the buying organisation]" not in missing.items
    assert words(made).count("[Last day for the written answers]") == 2
    assert "Draft" in made.notice
    conforms(made, tmp_path)


def test_a_complete_letter_has_its_subject_its_lists_and_nothing_in_front() -> None:
    body = "Dear reader,\n\nHow it works\n– first\n– second\n  more\n\nKind regards\nCity"
    made = letter_outline(Filled("A talk", body, ()), "Invitation", dialogue(), TEXTS, **MADE)
    heading, greeting, title, points, regards = made.blocks
    assert (heading.text, greeting.text, title.text) == ("A talk", "Dear reader,", "How it works")
    assert points.items == ("first", "second\n  more")
    assert regards.text == "Kind regards\nCity"
    assert made.notice == "Invitation"


def test_the_sheet_for_e1_has_the_fields_that_were_checked_and_names_what_is_empty() -> None:
    facts = NoticeFacts(cpv=("30213100", "30231300"), deadline="2027-03-03", contact="Desk")
    text = words(notice_eforms(dialogue(), facts, TEXTS, **MADE))
    for expected in (
        "30213100",
        "30231300",
        "(BT-800)",
        "3 Mar 2027",
        "Framework 2027-014",
        "City of Example",
        "English",
    ):
        assert expected in text
    empty = next(
        block for block in notice_eforms(dialogue(), facts, TEXTS, **MADE).blocks if isinstance(block, Bullets)
    )
    assert empty.items == ("Link to the documents",)


def test_the_sheet_for_the_united_kingdom_asks_for_process_and_reason() -> None:
    made = notice_uk(dialogue(), NoticeFacts(process="Written answers, then a meeting"), TEXTS, **MADE)
    assert "Written answers, then a meeting" in words(made)
    empty = next(block for block in made.blocks if isinstance(block, Bullets))
    assert empty.items == ("Closing date", "Reason, if no notice is published")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_printed_and_stays_text(tmp_path: Path, text: str) -> None:
    named = (replace(suppliers(1)[0], name=text),)
    field = TextField("place", text, text)
    about = replace(dialogue(text or "?"), purpose=text)
    for made in (
        own(Plan.ONE_TO_ONE_SHORT, rooms(1, 1, 1), named=named, about=about),
        letter_outline(Filled(text, text, (field,)), "Letter", about, TEXTS, **MADE),
        notice_uk(about, NoticeFacts(description=text, process=text), TEXTS, **MADE),
    ):
        reports.write_pdf(made, tmp_path / "made.pdf")
        reports.write_docx(made, tmp_path / "made.docx")
        assert faults(TaggedPdf(tmp_path / "made.pdf").pdf) == []


def conforms(made: Document, folder: Path) -> None:
    """Write a document in both formats and check the PDF."""
    reports.write_docx(made, folder / "made.docx")
    reports.write_pdf(made, folder / "made.pdf")
    assert faults(TaggedPdf(folder / "made.pdf").pdf) == []
    for profile in ("ua1", "3a"):
        found = page.validate_pdf(str(folder / "made.pdf"), profile=page.ValidationProfile(profile))
        assert [(failure.rule_id, failure.message) for failure in found.failures] == []
