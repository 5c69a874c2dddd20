"""The check tells authors everything that is wrong with their content, and where."""

import pytest

from question_bank import check
from tests.bank.bank_draft import Draft

GOV, TRN, CMP, DE = "questions/GOV.toml", "questions/TRN.toml", "questions/CMP.toml", "languages/de/TRN.toml"


def test_all_slips_are_reported_at_once(draft: Draft) -> None:
    draft.change(GOV, "rev = 1", 'rev = "1"').change(TRN, 'level = "beginner"', 'level = "expert"')
    draft.change("labels.toml", "pitfall", "trap")
    fields = {(one.file, one.field) for one in draft.findings() if one.level == "error"}
    assert fields >= {(GOV, "rev"), (TRN, "level"), ("labels.toml", "pitfall"), ("labels.toml", "trap")}


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (GOV, "Is a named", "Is a named " + "very " * 30, (GOV, "GOV-101", "prompt", "long-prompt")),
        (GOV, '"reseller", "service"', '"dealer"', (GOV, "GOV-101", "audience", "unknown-code")),
        (GOV, '"CLD", "SVS"', '"XXX"', (GOV, "GOV-101", "products", "unknown-code")),
        (GOV, '["EV03"', '["EV99"', (GOV, "GOV-101", "evidence", "unknown-code")),
        (GOV, '"ISO20400"]', '"ISO1"]', (GOV, "GOV-101", "references", "unknown-code")),
        (GOV, 'subtheme = "GOV.2"', 'subtheme = "TRN.2"', (GOV, "GOV-101", "subtheme", "unknown-code")),
        (GOV, 'theme = "GOV"', 'theme = "TRN"', (GOV, "GOV-101", "theme", "bad-id")),
        (GOV, "oecd_step = 1", "oecd_step = 7", (GOV, "GOV-101", "oecd_step", "unknown-code")),
        (GOV, "hum-right", "hum-wrong", (GOV, "GOV-101", "objective", "unknown-code")),
        (GOV, '  "nobody",\n', "", (GOV, "GOV-101", "anchors", "anchors")),
        (GOV, "  { when = ", "  #", (GOV, "GOV-101", "probes", "few-probes")),
        (GOV, 'rule = "past"', 'rule = "soon"', (GOV, "GOV-102", "answer.rule", "unknown-code")),
        (
            GOV,
            'status = "reviewed"',
            'status = "reviewed"\nreplaced_by = "GOV-102"',
            (GOV, "GOV-101", "replaced_by", "not-retired"),
        ),
        (
            GOV,
            'status = "reviewed"',
            'status = "retired"\nreplaced_by = "GOV-999"',
            (GOV, "GOV-101", "replaced_by", "unknown-question"),
        ),
        (TRN, 'sibling = "TRN-102"', 'sibling = "TRN-999"', (TRN, "TRN-101", "sibling", "unknown-question")),
        (TRN, 'sibling = "TRN-102"\n', "", (TRN, "TRN-102", "sibling", "one-sided-sibling")),
        (TRN, '"legal_name"', '"nickname"', (TRN, "TRN-102", "answer.columns", "unknown-code")),
        (TRN, "tiers = [1]", "tiers = [9]", (TRN, "TRN-102", "answer.tiers", "unknown-code")),
        (TRN, 'denominator = "', 'denominator = "" # "', (TRN, "TRN-103", "answer.denominator", "empty-field")),
        (
            CMP,
            'id = "battery_cell"',
            'id = "battery_pack"',
            (CMP, "CMP-101", "answer.options.battery_pack", "reused-option"),
        ),
        (CMP, 'id = "cables"', 'id = "Power Cables"', (CMP, "CMP-101", "answer.options.Power Cables", "bad-id")),
        (
            "questions/RSK.toml",
            "ranks = 3",
            "ranks = 30",
            ("questions/RSK.toml", "RSK-101", "answer.ranks", "bad-number"),
        ),
        (
            "questions/MIN.toml",
            'types = ["EV13"]',
            'types = ["EV77"]',
            ("questions/MIN.toml", "MIN-101", "answer.evidence_types", "unknown-code"),
        ),
        ("sets.toml", "GOV-101 =", "GOV-777 =", ("sets.toml", "starter-pre", "questions.GOV-777", "unknown-question")),
        ("sets.toml", "GOV-101 =", "GOV-102 =", ("sets.toml", "starter-pre", "questions.GOV-102", "wrong-phase")),
        (
            "labels.toml",
            'use_art43 = "label"',
            'use_art43 = "all"',
            ("labels.toml", "tco", "use_art43", "unknown-code"),
        ),
        ("labels.toml", 'id = "cfit-supporter"', 'id = "iso20400"', ("labels.toml", "iso20400", "id", "reused-id")),
        (
            "evidence.toml",
            'strength = "self"',
            'strength = "weak"',
            ("evidence.toml", "EV01", "strength", "unknown-code"),
        ),
        ("bank.toml", "2026.2", "second", ("bank.toml", "", "release.number", "bad-number")),
    ],
)
def test_each_slip_is_found_once_and_at_its_place(
    draft: Draft, file: str, old: str, new: str, expected: tuple[str, str, str, str]
) -> None:
    assert draft.unpublished().change(file, old, new).errors() == {expected}


def test_a_release_never_goes_back(draft: Draft) -> None:
    draft.change("bank.toml", "2026.2", "2025.9")
    assert draft.errors() == {("bank.toml", "", "release.number", "release-behind")}


def test_a_draft_without_slips_has_no_errors(draft: Draft) -> None:
    assert draft.errors() == set()
    assert draft.warnings() == set()


def test_a_question_that_was_published_may_be_retired_but_not_deleted(draft: Draft) -> None:
    draft.change("questions/SVC.toml", 'status = "reviewed"', 'status = "retired"')
    assert draft.errors() == set()
    (draft.folder / "questions" / "SVC.toml").unlink()
    vanished = {error for error in draft.errors() if error[3] == "vanished-id"}
    assert ("releases/2026.1.toml", "SVC-101", "id", "vanished-id") in vanished
    assert {question.partition("-")[0] for _, question, _, _ in vanished} == {"SVC"}


def test_a_changed_question_needs_a_new_revision_that_says_how_it_changed(draft: Draft) -> None:
    draft.change(GOV, "Is a named function", "Is one function")
    assert draft.errors() == {(GOV, "GOV-101", "rev", "revision-not-raised")}
    draft.change(GOV, "rev = 1", "rev = 2")
    assert draft.errors() == {(GOV, "GOV-101", "change", "change-not-said")}
    draft.change(GOV, 'change = "first"', 'change = "clarifying"')
    assert draft.errors() == set()


def test_content_of_a_published_release_may_not_change_under_its_number(draft: Draft) -> None:
    draft.change("bank.toml", "2026.2", "2026.1").change(GOV, "rev = 1", "rev = 2")
    draft.change(GOV, 'change = "first"', 'change = "editorial"')
    assert draft.errors() == {("bank.toml", "", "release.number", "release-changed")}


def test_an_option_keeps_its_meaning(draft: Draft) -> None:
    draft.change(TRN, "Countries only", "Continents only")
    place = "answer.options.country"
    assert draft.errors() == {(TRN, "TRN-101", place, "option-reused")}
    draft.change(TRN, "rev = 1", "rev = 2").change(TRN, 'change = "first"', 'change = "substantive"')
    assert draft.errors() == {(TRN, "TRN-101", place, "option-reused")}
    draft.change(TRN, 'change = "substantive"', 'change = "editorial"')
    assert draft.errors() == set()


def test_an_option_may_be_retired_but_not_deleted(draft: Draft) -> None:
    draft.change(TRN, "rev = 1", "rev = 2").change(TRN, 'change = "first"', 'change = "substantive"')
    line = '  { id = "country", text = "Countries only" },\n'
    draft.change(TRN, line, line.replace(" }", ", retired = true }"))
    assert draft.errors() == set()
    draft.change(TRN, line.replace(" }", ", retired = true }"), "")
    assert {code for *_, code in draft.errors()} == {"option-vanished", "unknown-role"}


def test_another_kind_or_other_options_are_not_editorial(draft: Draft) -> None:
    draft.change(TRN, "rev = 1", "rev = 2").change(TRN, 'change = "first"', 'change = "editorial"')
    draft.change(TRN, 'kind = "single"', 'kind = "multi"')
    assert draft.errors() == {(TRN, "TRN-101", "change", "not-editorial")}
    draft.change(TRN, 'kind = "multi"', 'kind = "single"')
    draft.change(TRN, "options = [\n", 'options = [\n  { id = "soon", text = "Soon" },\n')
    assert draft.errors() == {(TRN, "TRN-101", "change", "not-editorial")}


def test_a_manifest_edited_by_hand_is_found(draft: Draft) -> None:
    draft.change("releases/2026.1.toml", "Countries only", "Continents only")
    assert ("releases/2026.1.toml", "", "hash", "manifest-changed") in draft.errors()


def test_a_translation_of_an_older_wording_is_called_stale(draft: Draft) -> None:
    draft.change(TRN, "Think of the models", "Please think of the models")
    assert draft.errors() == set()
    expected = {("TRN-101", f"{language}.help", "translation-stale") for language in ("de", "es", "fr", "sv")}
    assert draft.warnings() == expected


def test_a_gap_in_a_language_that_was_begun_is_a_warning(draft: Draft) -> None:
    lines = (draft.folder / DE).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith('"option.public"')]
    (draft.folder / DE).write_text("\n".join(kept), encoding="utf-8")
    assert draft.errors() == set()
    assert draft.warnings() == {("TRN-101", "de.option.public", "translation-missing")}


def test_translations_of_unknown_questions_and_texts_are_errors(draft: Draft) -> None:
    draft.change(DE, 'id = "TRN-101"', 'id = "TRN-999"')
    draft.change("languages/fr/TRN.toml", "help = ", "advice = ")
    assert {(file, owner, code) for file, owner, _, code in draft.errors()} == {
        (DE, "TRN-999", "translation-unknown"),
        ("languages/fr/TRN.toml", "TRN-101", "unknown-role"),
    }


def test_a_folder_that_is_no_language_and_a_second_translation_are_errors(draft: Draft) -> None:
    (draft.folder / "languages" / "sv").rename(draft.folder / "languages" / "swedish")
    (draft.folder / "languages/es/AAA.toml").write_bytes((draft.folder / "languages/es/TRN.toml").read_bytes())
    assert {(file, code) for file, *_, code in draft.errors()} == {
        ("languages/swedish/FRC.toml", "bad-language"),
        ("languages/swedish/LBL.toml", "bad-language"),
        ("languages/swedish/TRN.toml", "bad-language"),
        ("languages/es/TRN.toml", "translation-twice"),
    }


def test_the_same_content_always_gives_the_same_findings(draft: Draft) -> None:
    draft.change(GOV, "rev = 1", 'rev = "1"').change(CMP, 'id = "cables"', 'id = "Cables"')
    assert check(draft.folder) == check(draft.folder)
