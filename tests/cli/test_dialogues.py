"""``dialogue``, ``questionnaire``, ``supplier``, ``participant``: prepare a dialogue without a window."""

from pathlib import Path

import pytest

from tests.cli.conftest import Type

LAPTOPS = "Laptops and monitors 2027"


@pytest.fixture
def fresh(anywhere: Type, tmp_path: Path) -> Type:
    """Run the program with a workspace file that does not exist yet."""
    return lambda *words: anywhere("--workspace", str(tmp_path / "new.dialogues"), *words)


def made(typed: Type, *more: str) -> str:
    options = ("--kind", "pre-contract", "--title", "Phones", "--purpose", "Decide on a label", *more)
    return typed("dialogue", "new", *options, "--json").data["id"]


def questions(typed: Type, dialogue: str) -> list[str]:
    shown = typed("questionnaire", "show", dialogue, "--json").data
    return [item["question"] for section in shown["sections"] for item in section["items"]]


def test_a_new_dialogue_gets_the_questions_of_the_set(typed: Type) -> None:
    dialogue = made(typed, "--set", "starter-pre")
    assert len(questions(typed, dialogue)) == 10


def test_a_new_dialogue_gets_questions_that_fit_products_level_themes_and_minutes(typed: Type) -> None:
    dialogue = made(typed, "--product", "lap", "--level", "beginner", "--theme", "TRN", "--minutes", "30")
    assert questions(typed, dialogue)[0] == "TRN-101"
    assert {question.partition("-")[0] for question in questions(typed, dialogue)} == {"TRN"}
    shown = typed("dialogue", "show", dialogue, "--json").data
    assert (shown["products"], shown["slot_minutes"]) == (["LAP"], 30)


def test_everything_said_about_a_new_dialogue_is_kept(typed: Type) -> None:
    more = ("--buyer", "Town", "--buyer", "Region", "--procurement", "P-7", "--day", "2027-01-20", "--place", "Online")
    dialogue = made(typed, "--set", "starter-pre", "--language", "en", "--language", "sv", "--baseline", LAPTOPS, *more)
    shown = typed("dialogue", "show", dialogue, "--json").data
    baseline = typed("dialogue", "show", LAPTOPS, "--json").data["id"]
    assert shown["buyers"] == ["Town", "Region"]
    assert shown["languages"] == ["en", "sv"]
    assert (shown["procurement"], shown["day"], shown["place"]) == ("P-7", "2027-01-20", "Online")
    assert shown["baseline"] == baseline
    assert LAPTOPS in typed("dialogue", "show", dialogue).out


def test_a_dialogue_without_purpose_is_refused(typed: Type) -> None:
    assert "purpose" in typed("dialogue", "new", "--kind", "pre-contract", "--title", "Phones").sentence


def test_a_dialogue_without_title_is_refused(typed: Type) -> None:
    assert "title" in typed("dialogue", "new", "--kind", "pre-contract", "--purpose", "Decide").sentence


def test_an_unknown_set_is_refused_with_the_known_ones(typed: Type) -> None:
    words = ("--kind", "pre-contract", "--title", "T", "--purpose", "P", "--set", "no-such-set")
    assert "starter-pre" in typed("dialogue", "new", *words).sentence


def test_an_unknown_baseline_is_refused(typed: Type) -> None:
    words = ("--kind", "in-contract", "--title", "T", "--purpose", "P", "--baseline", "Never held")
    assert "Never held" in typed("dialogue", "new", *words).sentence


def test_a_missing_workspace_file_is_made_by_the_first_dialogue(fresh: Type, tmp_path: Path) -> None:
    dialogue = made(fresh, "--set", "starter-pre")
    assert (tmp_path / "new.dialogues").is_file()
    assert [each["id"] for each in fresh("dialogue", "list", "--json").data] == [dialogue]


def test_the_usual_workspace_is_made_at_its_first_use(anywhere: Type, home: Path) -> None:
    assert "no dialogue" in anywhere("dialogue", "list").out
    assert "no supplier" in anywhere("supplier", "list").out
    assert (home / "workspace.dialogues").is_file()


def test_the_list_shows_how_far_each_dialogue_has_come(typed: Type) -> None:
    listed = {each["title"]: each for each in typed("dialogue", "list", "--json").data}
    assert (listed[LAPTOPS]["suppliers"], listed[LAPTOPS]["questions"], listed[LAPTOPS]["cells"]) == (6, 12, 72)
    assert LAPTOPS in typed("dialogue", "list").out


def test_dialogues_are_named_by_title_in_any_case_or_by_id(typed: Type) -> None:
    by_title = typed("dialogue", "show", LAPTOPS.upper(), "--json").data
    assert typed("dialogue", "show", by_title["id"], "--json").data == by_title


def test_a_title_that_two_dialogues_have_is_refused_with_their_ids(typed: Type) -> None:
    first, second = made(typed, "--set", "starter-pre"), made(typed, "--set", "starter-pre")
    sentence = typed("dialogue", "show", "Phones").sentence
    assert first in sentence
    assert second in sentence


def test_questions_are_added_moved_and_taken_out(typed: Type) -> None:
    dialogue = made(typed, "--theme", "TRN")
    first, second, *others = questions(typed, dialogue)
    assert typed("questionnaire", "remove", dialogue, *others).code == 0
    assert typed("questionnaire", "add", dialogue, "MIN-101", "LAB-101").code == 0
    assert typed("questionnaire", "move", dialogue, second, "--up", "1").code == 0
    assert typed("questionnaire", "move", dialogue, "MIN-101", "--down", "2").code == 0
    assert questions(typed, dialogue) == [second, first, "LAB-101", "MIN-101"]
    assert typed("questionnaire", "remove", dialogue, first, "MIN-101").code == 0
    assert set(questions(typed, dialogue)) == {second, "LAB-101"}


def test_questions_are_put_into_sections_and_depend_on_answers(typed: Type) -> None:
    dialogue = made(typed, "--set", "starter-pre")
    second, first = "GOV-101", next(each for each in questions(typed, dialogue) if each != "GOV-101")
    assert typed("questionnaire", "section", dialogue, first, second, "--title", "Warm-up").code == 0
    assert typed("questionnaire", "rename", dialogue, "Warm-up", "First round").code == 0
    assert typed("questionnaire", "section", dialogue, second, "--title", "First round", "--before", first).code == 0
    told = typed("questionnaire", "condition", dialogue, first, "--if", second, "--is", "no", "--json")
    asked = told.data["sections"][-1]
    assert asked["title"] == "First round"
    assert [item["question"] for item in asked["items"]] == [second, first]
    assert [item["condition"] and tuple(item["condition"]["options"]) for item in asked["items"]] == [None, ("no",)]
    always = typed("questionnaire", "condition", dialogue, first, "--json").data["sections"][-1]["items"]
    assert [item["condition"] for item in always] == [None, None]
    assert "Nobody" in typed("questionnaire", "again", dialogue).out
    assert "not in the questionnaire" in typed("questionnaire", "rename", dialogue, "Nowhere", "X").sentence


@pytest.mark.parametrize("steps", [(), ("--up", "1", "--down", "1")])
def test_moving_needs_one_direction(typed: Type, steps: tuple[str, ...]) -> None:
    dialogue = made(typed, "--theme", "TRN")
    assert "--up" in typed("questionnaire", "move", dialogue, "TRN-101", *steps).sentence


@pytest.mark.parametrize(
    ("question", "word"),
    [("TRN-102", "not meant for a pre-contract"), ("TRN-101", "already"), ("ZZZ-999", "ZZZ-999")],
)
def test_questions_that_do_not_fit_are_refused(typed: Type, question: str, word: str) -> None:
    dialogue = made(typed, "--theme", "TRN")
    assert word in typed("questionnaire", "add", dialogue, question).sentence


def test_a_frozen_questionnaire_changes_only_in_a_new_version(typed: Type) -> None:
    dialogue = made(typed, "--theme", "TRN")
    assert typed("questionnaire", "freeze", dialogue, "--json").data["frozen_at"]
    assert "frozen" in typed("questionnaire", "add", dialogue, "MIN-101").sentence
    assert typed("questionnaire", "new-version", dialogue, "--json").data["version"] == 2
    assert typed("questionnaire", "add", dialogue, "MIN-101").code == 0
    assert "open" in typed("questionnaire", "new-version", dialogue).sentence


def test_own_wording_is_shown_as_such(typed: Type) -> None:
    assert "(own wording)" in typed("questionnaire", "show", LAPTOPS).out


def test_suppliers_are_added_listed_and_invited(typed: Type) -> None:
    options = ("--role", "reseller", "--group", "Nova group", "--country", "se", "--contact", "Sales")
    added = typed("supplier", "add", "Nova IT", *options, "--json").data
    assert (added["role"], added["group"], added["country"]) == ("reseller", "Nova group", "SE")
    assert added in typed("supplier", "list", "--json").data
    assert typed("participant", "add", LAPTOPS, "nova it", "--invited-on", "2026-11-20").code == 0
    shown = typed("dialogue", "show", LAPTOPS, "--json").data
    invited = {each["name"]: each["invited_on"] for each in shown["participants"]}
    assert invited["Nova IT"] == "2026-11-20"


def test_a_name_is_given_to_one_supplier_only(typed: Type) -> None:
    assert typed("supplier", "add", "alder computing").sentence.startswith("There is already")


def test_a_supplier_takes_part_once(typed: Type) -> None:
    assert "already" in typed("participant", "add", LAPTOPS, "Alder Computing").sentence


def test_an_unknown_supplier_can_not_take_part(typed: Type) -> None:
    assert "Nobody Ltd" in typed("participant", "add", LAPTOPS, "Nobody Ltd").sentence


def test_a_dialogue_holds_what_may_be_demanded_its_rules_and_how_answers_come_back(typed: Type) -> None:
    made = typed(
        "dialogue", "new", "--kind", "pre-contract", "--title", "Phones", "--purpose", "Who can repair?", "--set",
        "reseller", "--due", "2027-03-03", "--contact", "ict@city.example", "--profile", "es", "--want",
        "Factories are named within 30 days",
    )  # fmt: skip
    assert made.code == 0
    shown = typed("dialogue", "show", "Phones", "--json").data
    assert (shown["due"], shown["contact"], shown["profile"]) == ("2027-03-03", "ict@city.example", "ES")
    (want,) = shown["wants"]
    assert (want["outcome"], want["gaps"]) == (
        "Factories are named within 30 days",
        ["proof", "date", "scope", "question"],
    )
    assert "Factories are named within 30 days" in typed("dialogue", "show", "Phones").out


def test_unknown_national_rules_are_refused(typed: Type) -> None:
    refused = typed(
        "dialogue", "new", "--kind", "pre-contract", "--title", "Phones", "--purpose", "P", "--profile", "XX"
    )
    assert "“XX”" in refused.sentence


def test_a_hypothesis_is_written_in_one_line_with_all_its_parts(typed: Type) -> None:
    made(typed, "--set", "starter-pre", "--want", "Sites are named | list | 30 days | all laptops | trn-101")
    (want,) = typed("dialogue", "show", "Phones", "--json").data["wants"]
    parts = {"outcome": "Sites are named", "proof": "list", "date": "30 days", "scope": "all laptops"}
    assert parts.items() <= want.items()
    assert (want["question_id"], want["gaps"]) == ("TRN-101", [])
    assert "Sites are named | list | 30 days | all laptops | TRN-101" in typed("dialogue", "show", "Phones").out
    words = ("--kind", "pre-contract", "--title", "T", "--purpose", "P", "--want")
    assert "NON-101" in typed("dialogue", "new", *words, "Outcome | | | | NON-101").sentence
    assert "lead question" in typed("dialogue", "new", *words, "a|b|c|d|e|f|g").sentence


def test_known_and_new_suppliers_are_invited_with_the_dialogue(typed: Type) -> None:
    made(typed, "--set", "starter-pre", "--invite", "alder computing", "--invite", "Nova IT", "--invite", "NOVA it")
    shown = typed("dialogue", "show", "Phones", "--json").data
    assert sorted(each["name"] for each in shown["participants"]) == ["Alder Computing", "Nova IT"]


def test_how_far_suppliers_have_come_is_said_for_several_at_once(typed: Type) -> None:
    made(typed, "--set", "starter-pre", "--invite", "Nova IT", "--invite", "Polar")
    said = typed("participant", "change", "Phones", "nova it", "polar", "--attendance", "declined")
    assert said.code == 0
    assert typed("participant", "change", "Phones", "polar", "--invited-on", "2027-01-04").code == 0
    shown = typed("dialogue", "show", "Phones", "--json").data["participants"]
    assert {each["name"]: (each["attendance"], each["invited_on"]) for each in shown} == {
        "Nova IT": ("declined", ""),
        "Polar": ("declined", "2027-01-04"),
    }
    assert "2027-01-04" in typed("dialogue", "show", "Phones").out
    assert "Alder" in typed("participant", "change", "Phones", "Alder Computing", "--attendance", "accepted").sentence


def test_two_suppliers_are_said_to_be_one_after_a_look(typed: Type) -> None:
    pair = ("Tarnwick Servers", "Cinderbrook Displays")
    looked = typed("supplier", "merge", *pair, "--dry-run", "--json").data
    assert (looked["joined"], len(looked["of_kept"]), len(looked["of_other"])) == (False, 3, 1)
    assert "Nothing was changed" in typed("supplier", "merge", *pair, "--dry-run").out
    assert "count as one" in typed("supplier", "merge", *pair).out
    assert "one supplier already" in typed("supplier", "merge", *pair).sentence
    assert "both take part" in typed("supplier", "merge", "Tarnwick Servers", "Borealis Devices").sentence
    assert "not said to be the same" in typed("supplier", "split", pair[0]).sentence
    assert "of its own again" in typed("supplier", "split", pair[1]).out
    assert typed("supplier", "merge", *pair, "--dry-run").code == 0
