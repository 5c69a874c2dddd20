"""The content that is shipped is whole: what a buyer finds on the first day."""

import re
from collections import Counter

from question_bank import Kind, Level, Phase, Release, check, local_text, manifest_of, pivot_texts


def test_shipped_content_has_no_errors_and_warns_only_of_texts_for_buyers() -> None:
    findings = check()
    assert [finding for finding in findings if finding.level == "error"] == []
    assert {finding.code for finding in findings} == {"translation-partial"}


COVERAGE = {
    "GOV": (12, 7, 5, 3, 3, 6), "RSK": (12, 5, 7, 4, 4, 4), "TRN": (16, 8, 8, 6, 6, 4), "CMP": (14, 4, 10, 6, 5, 3),
    "LAB": (18, 7, 11, 4, 6, 8), "FRC": (15, 6, 9, 4, 6, 5), "OSH": (12, 5, 7, 3, 5, 4), "MIN": (14, 5, 9, 5, 4, 5),
    "VER": (14, 6, 8, 4, 5, 5), "REM": (12, 5, 7, 2, 6, 4), "LBL": (12, 9, 3, 6, 4, 2), "COM": (13, 8, 5, 7, 4, 2),
    "CIR": (8, 4, 4, 3, 2, 3), "SVC": (8, 3, 5, 3, 2, 3),
}  # fmt: skip
"""Questions of each theme: all, beginner, advanced, before a tender only, during a contract only, both."""


def test_the_bank_covers_every_theme_phase_and_level_as_planned(release: Release) -> None:
    counted = {}
    for theme in COVERAGE:
        own = [question for question in release.questions if question.theme == theme]
        levels = Counter(question.level for question in own)
        phases = Counter(question.phase for question in own)
        counted[theme] = (len(own), *(levels[level] for level in Level), *(phases[phase] for phase in Phase))
    assert counted == COVERAGE
    assert len(release.questions) == 180
    assert {question.answer.kind for question in release.questions} == set(Kind)


def test_no_question_asks_for_names_of_workers_or_leads_to_an_answer(release: Release) -> None:
    unwanted = re.compile(r"do you ensure|don't you|isn't it|name[s]? of (the )?workers", re.IGNORECASE)
    assert [question.id for question in release.questions if unwanted.search(question.prompt)] == []


def test_starter_sets_are_complete_and_fit_their_phase(release: Release) -> None:
    sizes = {chosen.id: len(chosen.questions) for chosen in release.sets}
    assert sizes == {"starter-pre": 10, "starter-in-contract": 9}


def test_packs_hold_every_entry_of_the_registries(release: Release) -> None:
    sizes = (len(release.themes), len(release.products), len(release.evidence))
    assert sizes == (14, 17, 26)
    assert (len(release.references), len(release.labels)) == (53, 43)


def test_uncertain_entries_are_due_for_a_check_now(release: Release) -> None:
    for label in release.labels:
        assert (label.check_by == label.checked_on) is label.uncertain
    uncertain = {reference.id for reference in release.references if reference.uncertain}
    assert uncertain == {"EU-BATT", "EU-FLR", "DE-LKSG", "NO-LOA5"}


def test_every_code_has_an_english_name(release: Release) -> None:
    for question in release.questions:
        used = [f"audience.{code}" for code in question.audience]
        used += [f"product.{code}" for code in question.products]
        used += [f"evidence.{code}" for code in question.evidence]
        used += [f"path.{path.value}" for path in question.paths]
        used += [
            f"theme.{question.theme}",
            f"subtheme.{question.subtheme}",
            f"phase.{question.phase.value}",
            f"level.{question.level.value}",
            f"priority.{question.priority.value}",
            f"room.{question.room.value}",
            f"link.{question.link.value}",
            f"sensitivity.{question.sensitivity.value}",
            f"status.{question.status.value}",
            f"severity.{question.severity.value}",
            f"kind.{question.answer.kind.value}",
            f"objective.{question.objective}",
            f"oecd_step.{question.oecd_step}",
        ]
        assert [key for key in used if not release.vocabulary.get(key)] == []


def test_shipped_manifest_is_what_the_content_promises(release: Release) -> None:
    assert release.manifest == manifest_of(release.questions)
    assert len(release.manifest_hash) == 64


def test_a_question_reads_in_german_and_falls_back_to_english_where_it_must(release: Release) -> None:
    question = release.question("TRN-101")
    assert question is not None
    assert question.languages == ("en", "de", "es", "fr", "sv")
    assert local_text(question, "option.country", "de").text == "Nur Länder"
    assert not local_text(question, "prompt", "sv").stale
    assert local_text(question, "why", "de").language == "en"
    assert local_text(question, "why", "de").text == pivot_texts(question)["why"]


def test_yes_partly_no_needs_no_options_of_its_own(release: Release) -> None:
    question = release.question("FRC-101")
    assert question is not None
    assert [option.id for option in question.answer.options] == ["yes", "partly", "no"]


def test_answers_that_exclude_all_others_are_marked(release: Release) -> None:
    exclusive = {
        (question.id, option.id)
        for question in release.questions
        for option in question.answer.options
        if option.exclusive
    }
    assert exclusive >= {
        ("CMP-101", "none_of_these"),
        ("LAB-102", "none"),
        ("LAB-102", "unknown"),
        ("MIN-102", "none_of_these"),
        ("SVC-101", "none_outsourced"),
        ("SVC-101", "not_known"),
    }
