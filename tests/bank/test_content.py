"""The content that is shipped is whole: what a buyer finds on the first day."""

import re
from collections import Counter

from question_bank import Kind, Level, Phase, Release, Status, check, effort, local_text, manifest_of, pivot_texts


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


STARTERS = {
    "starter-pre": "GOV-101 RSK-101 TRN-101 FRC-101 LAB-101 MIN-101 VER-101 REM-101 LBL-101 COM-103",
    "starter-in-contract": "GOV-102 RSK-102 TRN-102 FRC-101 VER-101 REM-102 LBL-102 MIN-101 OSH-102",
}


def test_eight_sets_each_with_a_purpose_a_cost_and_a_reason_for_every_question(release: Release) -> None:
    sets = {chosen.id: chosen for chosen in release.sets}
    assert list(sets) == [
        *STARTERS, "deep-chain", "forced-labour", "labels-check", "battery", "reseller", "cloud-services"
    ]  # fmt: skip
    assert {name: " ".join(sets[name].questions) for name in STARTERS} == STARTERS
    for chosen in sets.values():
        cost = effort(release, chosen)
        assert cost.questions == len(chosen.questions) >= 8
        assert cost.live <= 48, "four fifths of an hour"
        assert cost.supplier <= 360, "six hours"
        assert len(chosen.purpose.split()) >= 20
        assert all(8 <= len(reason.split()) <= 40 for reason in chosen.reasons.values())
    reasons = [reason for chosen in sets.values() for reason in chosen.reasons.values()]
    assert len(set(reasons)) == len(reasons)


MAPPED = {
    "tco", "epeat", "blauer-engel-78", "eu-eco-displays", "sa8000", "rba-vap", "amfori-bsci", "iso45001", "iso14001",
    "cmrt", "emrt", "fairtrade-gold", "irma",
}  # fmt: skip


def test_the_map_says_what_the_important_labels_prove_each_line_with_its_reason(release: Release) -> None:
    assert {line.label for line in release.coverage} >= MAPPED
    for line in release.coverage:
        assert 5 <= len(line.reason.split()) <= 30, line
        assert "\n" not in line.reason
    assert len({line.reason for line in release.coverage}) == len(release.coverage)


def test_every_label_says_how_long_it_holds_and_where_the_facts_come_from(release: Release) -> None:
    assert [label.id for label in release.labels if not (label.validity and label.source_note)] == []
    assert sum(bool(label.versions) for label in release.labels) >= 20


def test_fourteen_profiles_and_twelve_texts(release: Release) -> None:
    assert [profile.id for profile in release.profiles] == (
        ["EU", "AT", "BE", "DK", "FI", "FR", "DE", "IT", "NL", "NO", "ES", "SE", "CH", "GB"]
    )
    publication = {profile.id: profile.publication for profile in release.profiles}
    assert (publication.pop("ES"), publication.pop("GB")) == ("ES-LIST", "UK-NOTICE")
    assert set(publication.values()) == {"EU-ANON"}
    assert len(release.texts) == 12
    assert set(release.pack_versions) == {"evidence", "references", "labels", "coverage", "profiles", "texts"}


def test_every_question_has_had_a_second_reading(release: Release) -> None:
    assert [question.id for question in release.questions if question.status is Status.DRAFT] == []


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
