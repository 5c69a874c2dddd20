"""A questionnaire to print: every question can be answered by hand, and nothing but questions is in it."""

from dataclasses import replace
from pathlib import Path

import docx
import page
import pytest

from dialogue_app import reports
from dialogue_app.domain.dialogue import Reply
from dialogue_app.domain.questionnaire import Condition, check_character
from dialogue_app.reports.outline import Boxes, Document, Heading, Paragraph, Table, Together
from dialogue_app.reports.questionnaire_outline import Cover, questionnaire_outline
from dialogue_app.texts import Texts
from question_bank import Kind
from tests.helpers.comparisons import dialogue
from tests.reports.accessibility import faults
from tests.reports.printed_samples import MOMENT, PROGRAM, TEXTS, asked, form, nice
from tests.reports.tagged_pdf import TaggedPdf, squeezed
from tests.reports.test_pdf_of_hostile_text import TEXTS as HOSTILE

COVER = Cover(deadline="2027-03-03", contact=("Team for ICT", "ict@council.example"))
NAMES = {"EV05": "Factory list"}


def outline(questions=None, cover=COVER, about=None, texts=TEXTS) -> Document:
    return questionnaire_outline(
        questions or form(), about or dialogue(), cover, texts, moment=MOMENT, program=PROGRAM, proof_names=NAMES
    )


def items(made: Document) -> list[tuple]:
    """Return the blocks of each item; the last group is the end of the paper."""
    return [block.blocks for block in made.blocks if isinstance(block, Together)][:-1]


def said(blocks) -> str:
    """Return all words of blocks."""
    words = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            words.append(block.text)
        elif isinstance(block, Boxes):
            words += block.options
        elif isinstance(block, Table):
            words += [column.title for column in block.columns]
            words += [part.text for row in block.rows for cell in row for part in cell]
    return "\n".join(words)


def only(kind: Kind, **changed: object) -> str:
    return said(items(outline(form(asked(kind, 101, **changed))))[0])


def test_the_cover_says_what_it_is_for_until_when_and_to_whom(tmp_path: Path) -> None:
    reports.write_pdf(outline(), tmp_path / "form.pdf")
    text = TaggedPdf(tmp_path / "form.pdf").text
    for words in ("Laptops and monitors 2027", "Decide which requirements", "3 Mar 2027", "ict@council.example"):
        assert words in text
    assert "City of Example, Region of Sample" in text


def test_deadline_and_contact_of_the_dialogue_stand_where_the_cover_has_none(tmp_path: Path) -> None:
    about = replace(dialogue(), reply=Reply("2027-04-05", "Desk 7"))
    reports.write_pdf(outline(cover=Cover(), about=about), tmp_path / "form.pdf")
    text = TaggedPdf(tmp_path / "form.pdf").text
    assert "5 Apr 2027" in text
    assert "Desk 7" in text


def test_every_item_has_its_short_code_with_the_check_character() -> None:
    for number, blocks in enumerate(items(outline())):
        code = f"TRN-{101 + number}"
        assert blocks[0].text.startswith(f"{code}-{check_character(code)}  Which factories")


def test_options_are_boxes_to_tick_without_those_no_longer_in_use() -> None:
    (blocks,) = items(outline(form(asked(Kind.MULTI, 101))))
    boxes = next(block for block in blocks if isinstance(block, Boxes))
    assert boxes.options == ("First option", "Second option")
    assert "2 at most" in said(blocks)
    assert "Words for the option that needs them" in said(blocks)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.YES_PARTLY_NO, "With “partly” or “no”, explain it."),
        (Kind.NUMBER, "Number (sites) per year"),
        (Kind.NUMBER, "Please also note: Which sites?"),
        (Kind.PERCENT, "Percent of: all final assembly sites"),
        (Kind.DATE, "Date: Date of the last visit"),
        (Kind.RANK, "Place 2"),
        (Kind.TEXT, "Answer in your own words."),
        (Kind.FILE, "Date of the document"),
        (Kind.FACTORIES, "Legal name"),
        (Kind.CERTIFICATES, "Certificate number"),
    ],
)
def test_each_kind_has_its_room_for_the_answer(kind: Kind, words: str) -> None:
    assert words in only(kind)


def test_a_table_asks_for_the_columns_of_its_question_and_for_the_least_where_it_names_none() -> None:
    assert "Street" not in only(Kind.FACTORIES)
    (blocks,) = items(outline(form(asked(Kind.CERTIFICATES, 101))))
    table = next(block for block in blocks if isinstance(block, Table))
    assert len(tuple(table.rows)) == 6


@pytest.mark.parametrize("kind", Kind)
def test_every_answer_can_be_proved_kept_confidential_or_refused(kind: Kind) -> None:
    words = only(kind)
    assert "Confidential: which part, why?" in words
    assert "Not applicable" in words
    assert "Proof could be: Factory list." in words


def test_scope_is_asked_where_an_answer_holds_for_models() -> None:
    assert "All offered models" in only(Kind.YES_PARTLY_NO)
    assert "All offered models" not in only(Kind.FACTORIES)


def test_must_and_nice_and_conditions_are_said() -> None:
    questions = nice(form(asked(Kind.YES_PARTLY_NO, 101), asked(Kind.SINGLE, 102)), "TRN-102")
    (section,) = questions.sections
    lead, second = section.items
    lead = replace(lead, snapshot=form(asked(Kind.SINGLE, 101)).item("TRN-101").snapshot)
    second = replace(second, condition=Condition(lead.id, ("a", "b")))
    questions = replace(questions, sections=(replace(section, items=(lead, second)),))
    first, then = map(said, items(outline(questions)))
    assert "Please answer in any case." in first
    assert "Please answer if you can." in then
    assert f"Only if you answered {lead.code} with: First option / Second option" in then


def test_a_question_without_the_language_is_printed_in_the_original_and_says_so() -> None:
    (blocks,) = items(outline(form(asked(Kind.TEXT, 101)), texts=Texts("de")))
    assert "noch nicht übersetzt" in said(blocks)
    assert "Which factories assemble" in said(blocks)


def test_nobody_is_named_but_the_supplier_it_is_made_for(tmp_path: Path) -> None:
    reports.write_pdf(outline(cover=Cover(supplier="Alpha Computers")), tmp_path / "form.pdf")
    made = TaggedPdf(tmp_path / "form.pdf")
    assert all("Alpha Computers" in page for page in made.decoration)


def test_the_paper_conforms_and_the_word_file_has_the_same_words(tmp_path: Path) -> None:
    reports.write_pdf(outline(), tmp_path / "form.pdf")
    reports.write_docx(outline(), tmp_path / "form.docx")
    made = TaggedPdf(tmp_path / "form.pdf")
    for profile in ("ua1", "3a"):
        found = page.validate_pdf(str(tmp_path / "form.pdf"), profile=page.ValidationProfile(profile))
        assert [(failure.rule_id, failure.message) for failure in found.failures] == []
    assert faults(made.pdf) == []
    word = squeezed("".join(docx.Document(str(tmp_path / "form.docx")).element.body.itertext()))
    for element in made.document.all("H1", "H2", "H3", "P"):
        assert squeezed(element.whole) in word


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_printed_and_stays_text(tmp_path: Path, text: str) -> None:
    questions = form(asked(Kind.YES_PARTLY_NO, 101, prompt=text or "?", help=text))
    made = outline(questions, Cover(supplier=text, contact=(text,), access_note=text))
    reports.write_pdf(made, tmp_path / "form.pdf")
    reports.write_docx(made, tmp_path / "form.docx")
    assert faults(TaggedPdf(tmp_path / "form.pdf").pdf) == []
