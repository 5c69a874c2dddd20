"""What labels prove of a questionnaire: never more than the map says, never by a claim of the supplier's own."""

from dataclasses import replace

import pytest

from dialogue_app.domain.label_proof import Proof, lines_of, proofs
from dialogue_app.domain.questionnaire import Item, Questionnaire, Section, snapshot
from question_bank import Extent, Label, LabelVersion, Release, load

TODAY = "2026-11-22"


@pytest.fixture(scope="module")
def release() -> Release:
    return load()


def form(release: Release, *questions: str) -> Questionnaire:
    found = (release.question(each) for each in questions)
    items = tuple(Item(each.id, each.id, snapshot(each, ("en",))) for each in found if each)
    return Questionnaire("form", "dialogue", 1, (Section("section", "All", items),))


def every(release: Release) -> Questionnaire:
    return form(release, *(question.id for question in release.questions))


def ended(label: Label) -> tuple[LabelVersion, ...]:
    return tuple(replace(version, until="2025") for version in label.versions)


def by_label(found: tuple[Proof, ...]) -> dict[str, Proof]:
    return {each.label.id: each for each in found}


def test_whole_and_part_are_told_apart(release: Release) -> None:
    found = by_label(proofs(form(release, "OSH-103", "CIR-102"), release, TODAY))
    assert found["iso45001"].whole == ("OSH-103",)
    assert found["iso45001"].part == ()
    assert found["iso45001"].about_sites
    assert "CIR-102" in found["tco"].part
    assert found["tco"].whole == ()
    assert not found["tco"].about_sites


def test_the_label_that_proves_most_comes_first(release: Release) -> None:
    sizes = [len(each.items) for each in proofs(every(release), release, TODAY)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 5


def test_the_newest_version_in_force_counts(release: Release) -> None:
    assert by_label(proofs(every(release), release, TODAY))["tco"].version == "Generation 10"
    labels = tuple(
        replace(label, versions=tuple(replace(each, until="2025") for each in label.versions))
        for label in release.labels
    )
    assert "tco" not in by_label(proofs(every(release), replace(release, labels=labels), TODAY))


def test_what_a_supplier_fills_in_itself_and_memberships_prove_nothing(release: Release) -> None:
    kinds = {each.label.kind for each in proofs(every(release), release, TODAY)}
    assert kinds <= {"type1", "product_cert", "site_cert", "audit"}


def test_a_question_that_asks_for_labels_is_never_made_needless(release: Release) -> None:
    assert not any(item.startswith("LBL") for each in proofs(every(release), release, TODAY) for item in each.items)


def test_a_line_that_is_uncertain_is_to_be_checked_first(release: Release) -> None:
    certain = tuple(replace(line, uncertain=False) for line in release.coverage)
    labels = tuple(replace(label, uncertain=False, check_by="2099-01-01") for label in release.labels)
    sure = replace(release, coverage=certain, labels=labels)
    assert not by_label(proofs(form(release, "CIR-102"), sure, TODAY))["tco"].check_first
    doubtful = replace(sure, coverage=tuple(replace(line, uncertain=True) for line in certain))
    assert by_label(proofs(form(release, "CIR-102"), doubtful, TODAY))["tco"].check_first


def test_of_one_item_the_lines_say_what_is_left_to_ask(release: Release) -> None:
    item = next(form(release, "CIR-102").items())
    found = lines_of(item, release, TODAY)
    assert "Still to ask" in next(line.reason for label, line in found if label.id == "tco")
    assert all(line.extent is not Extent.TOUCHES for _, line in found)
