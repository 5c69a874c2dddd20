"""What a stranger's list of questions is understood to say, with a reason for each guess and nothing lost silently."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogue_app.domain import list_columns, list_rows
from dialogue_app.domain.list_kinds import guessed, kind_by_word, options_in
from dialogue_app.domain.list_languages import told_apart
from dialogue_app.domain.list_plan import Standing, made, planned
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.question_list import Columns, Listed, ListRow, ListSheet, Wording, letters
from dialogue_app.domain.returned import Place
from question_bank import Kind, load
from tests.helpers.lists import SUPPLIERS, Rows


def sheet(rows: Rows, title: str = "Fragen") -> ListSheet:
    numbered = enumerate(rows, start=1)
    return ListSheet(title, tuple(ListRow(n, tuple(map(str, row))) for n, row in numbered if any(row)))


def read(rows: Rows) -> tuple[tuple[Listed, ...], list[tuple[str, str]]]:
    table = sheet(rows)
    listed, left_out = list_rows.questions(table, list_columns.guess(table), "list.xlsx")
    return listed, [(each.place.cell, each.reason) for each in left_out]


@pytest.mark.parametrize(
    ("heading", "stem", "language"),
    [
        ("question[fr]", "question", "fr"),
        ("label::English (en)", "label", "en"),
        ("label:Deutsch", "label", "de"),
        ("Frage DE", "Frage", "de"),
        ("Question (FR)", "Question", "fr"),
        ("question_sv", "question", "sv"),
        ("Question German", "Question", "de"),
        ("Question no", "Question no", ""),
        ("Question ID", "Question ID", ""),
        ("Question (if any)", "Question (if any)", ""),
    ],
)
def test_the_language_in_a_heading_is_understood(heading: str, stem: str, language: str) -> None:
    assert told_apart(heading) == (stem, language)


def test_headings_are_found_below_titles_and_each_column_has_its_reason() -> None:
    guess = list_columns.guess(sheet(SUPPLIERS))
    assert guess.header == 3
    assert guess.roles == ("id", "section", "question[de]", "question[en]", "help[de]", "kind", "options[de]", "")
    assert guess.whys[-1] == "answer"
    assert set(guess.whys[:-1]) == {"heading"}


def test_rows_become_questions_with_section_kind_choices_and_both_languages() -> None:
    listed, left_out = read(SUPPLIERS)
    assert [(each.number, each.section, each.kind) for each in listed] == [
        ("1.1", "Lieferkette", Kind.YES_PARTLY_NO),
        ("1.2", "Lieferkette", Kind.NUMBER),
        ("2.1", "Umwelt", Kind.MULTI),
    ]
    assert listed[0].main.prompt == "Do you have a policy?"
    assert listed[0].wordings["de"].prompt == "Haben Sie eine Richtlinie?"
    assert listed[2].wordings["de"].options == ("TCO", "EPEAT", "keines")
    assert left_out == [("A1", "above")]


def test_one_heading_over_numbers_and_questions_is_for_the_questions() -> None:
    rows = [["Requirements", "", "Category"], ["1", "Do you pay a living wage?", "Pay"], ["2", "Who checks it?", "Pay"]]
    assert list_columns.guess(sheet(rows)).roles == ("id", "question", "section")


def test_choices_below_each_other_belong_to_the_question_above() -> None:
    rows = [
        ["Code", "Question", "What applies to you"],
        ["A1", "Which labels do you have?", "TCO Certified"],
        ["", "", "EPEAT, gold"],
        ["", "", "None"],
        ["A2", "What do you plan?", ""],
    ]
    listed, _ = read(rows)
    assert listed[0].main.options == ("TCO Certified", "EPEAT, gold", "None")
    assert listed[0].kind is Kind.SINGLE
    assert listed[1].kind is Kind.TEXT


def test_choices_may_stand_in_a_sheet_of_their_own() -> None:
    table = sheet([["Question", "Choices"], ["Which label?", "Labels"], ["Who?", ""]])
    lists = sheet([["Labels", "Sites"], ["TCO", "A"], ["EPEAT", "B"]], "Lists")
    listed, _ = list_rows.questions(table, list_columns.guess(table), "x.xlsx", [lists])
    assert listed[0].main.options == ("TCO", "EPEAT")


def test_a_list_without_headings_of_numbered_questions_is_read() -> None:
    listed, _ = read([["Work"], ["1.1 Do you know your factories?"], ["1.2 How many are there?"]])
    assert [(each.number, each.section, each.main.prompt) for each in listed] == [
        ("1.1", "Work", "Do you know your factories?"),
        ("1.2", "Work", "How many are there?"),
    ]


def test_conditions_and_duties_stay_as_notes_and_rows_without_a_question_are_told() -> None:
    rows = [
        ["ID", "Question", "Condition", "Mandatory", "Weight"],
        ["1", "Do you audit?", "", "yes", "3"],
        ["2", "How often?", "if 1 is yes", "no", "2"],
        ["3", "n/a", "for later", "", ""],
    ]
    listed, left_out = read(rows)
    assert listed[0].notes == (("must", "yes"),)
    assert listed[1].notes == (("condition", "if 1 is yes"),)
    assert ("A4", "no-question") in left_out
    assert ("E1", "answers") in left_out


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Yes\nNo", ("Yes", "No")),
        ("a) Manager\nb) Buyer", ("Manager", "Buyer")),
        ("ja; nein; teilweise", ("ja", "nein", "teilweise")),
        ("Yes / No / N/A", ("Yes", "No", "N/A")),
        ("1=low|2=high", ("low", "high")),
        ("one word", ("one word",)),
        (
            "• A long choice, with a comma, and no end.\n• Another",
            ("A long choice, with a comma, and no end.", "Another"),
        ),
    ],
)
def test_choices_in_one_cell_are_taken_apart(text: str, options: tuple[str, ...]) -> None:
    assert options_in(text) == options


@pytest.mark.parametrize(
    ("prompt", "word", "options", "kind", "why"),
    [
        ("X", "Ja/Nein", (), Kind.YES_PARTLY_NO, "type"),
        ("X", "", ("Ja", "Nein", "entfällt"), Kind.YES_PARTLY_NO, "choices-yes-no"),
        ("X", "", ("Oui", "Non", "Peut-être"), Kind.SINGLE, "choices"),
        ("Tick all that apply", "", ("a", "b"), Kind.MULTI, "several"),
        ("X", "Mehrfachauswahl", ("a", "b"), Kind.MULTI, "type"),
        ("Who?", "dropdown", (), Kind.TEXT, "type-without-choices"),
        ("Avez-vous une politique ?", "", (), Kind.YES_PARTLY_NO, "wording"),
        ("If so, do you audit them?", "", (), Kind.YES_PARTLY_NO, "wording"),
        ("How do you audit them?", "", (), Kind.TEXT, "otherwise"),
        ("Wie viele Werke?", "", (), Kind.NUMBER, "wording"),
        ("What percentage of your board are women?", "", (), Kind.PERCENT, "wording"),
        ("Since when?", "Datum", (), Kind.DATE, "type"),
    ],
)
def test_the_kind_of_answer_is_guessed_with_a_reason(
    prompt: str, word: str, options: tuple[str, ...], kind: Kind, why: str
) -> None:
    assert guessed(prompt, word, options) == (kind, why)


def test_words_for_kinds_are_known_in_any_case_and_spelling() -> None:
    assert kind_by_word("Free-Text") is Kind.TEXT
    assert kind_by_word("select_multiple") is Kind.MULTI
    assert kind_by_word("Number (EUR)") is Kind.NUMBER
    assert kind_by_word("hologram") is None


def asked(prompt: str, kind: Kind = Kind.TEXT, **more: object) -> Listed:
    cell = more.pop("cell", "A1")
    return Listed(Place("l.csv", "S", str(cell)), {"": Wording(prompt)}, kind, "otherwise", **more)  # type: ignore[arg-type]


def test_a_plan_tells_new_known_close_double_and_impossible_questions_apart() -> None:
    release = load()
    known = release.questions[0]
    nearly = known.prompt.replace("?", " today, please?")
    lines = [
        asked("What colour is your logo printed in?"),
        asked(known.prompt.upper()),
        asked(nearly),
        asked("What colour is your logo printed in"),
        asked("Pick one", Kind.SINGLE),
        asked("x" * 2_001),
    ]
    plan = planned("l.csv", lines, [], known=release.questions, themes=release.themes)
    standings = [line.standing for line in plan.lines]
    assert standings == [*list(Standing)[:1], "there", "close", "twice", "trouble", "trouble"]
    assert plan.lines[1].there == known.id
    assert plan.lines[2].near[0].question.id == known.id
    assert plan.ticked() == {0}


def test_a_question_keeps_where_it_comes_from_and_a_foreign_list_its_language() -> None:
    release = load()
    words = {"de": Wording("Welche Siegel?", "", ("TCO", "EPEAT"))}
    listed = Listed(
        Place("l.xlsx", "S", "B4"), words, Kind.SINGLE, "choices", "7", "Umwelt", notes=(("condition", "if"),)
    )
    line = planned("l", [listed], [], known=(), themes=release.themes).lines[0]
    question = made(line, 12)
    assert question.id == "OWN-012"
    assert question.source_note == "l.xlsx · S · B4 · 7\nUmwelt\ncondition: if"
    assert question.translations["de"].texts["prompt"] == "Welche Siegel?"
    assert question.translations["de"].texts["option.option_2"] == "EPEAT"


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(clean)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=12))
@example([["", "Chapter", "0"], ["AAA"], ["AAA", "0"]])
def test_any_table_is_read_and_no_row_is_lost_silently(rows: list[list[str]]) -> None:
    table = sheet(rows)
    guess = list_columns.guess(table)
    listed, left_out = list_rows.questions(table, guess, "x")
    told = {each.place.cell.lstrip("ABCDEFGHIJ") for each in (*listed, *left_out)}
    merged = sum(len(each.main.options) for each in listed)
    sections = {each.section for each in listed}
    for row in table.rows:
        heads = any(cell in sections for cell in row.cells)
        assert str(row.number) in told or row.number == guess.header or heads or merged


def test_columns_are_named_as_in_a_spreadsheet() -> None:
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert Columns(1, ("question[de]", "id")).of("question") == {"de": 0}
