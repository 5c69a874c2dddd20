"""The six rules of the registry: what a label may become, and how far it carries an answer."""

from dataclasses import replace

import pytest

from dialogue_app.domain.answers import Verification
from question_bank import Coverage, Extent, Label, LabelVersion, Path, Release, label_rules
from question_bank.label_rules import Shown, Standing

TODAY = "2026-11-22"


def label(kind: str, use: str = "label") -> Label:
    return Label(
        id="seal",
        name="Seal",
        kind=kind,
        owner="",
        covers_social="",
        covers_environment="",
        products="",
        verification="",
        use_art43=use,
        use_art44="certificate",
        proof_to_ask="",
        pitfall="",
        confidence="high",
        checked_on="2026-11-22",
        check_by="2027-11-22",
        versions=(LabelVersion("1", "2020", "2025-06"), LabelVersion("2", "2024-12", "2027-12")),
    )


def line(extent: Extent = Extent.EQUAL) -> Coverage:
    return Coverage("seal", "2", "LAB-101", extent, "reason")


LISTED = Shown(version="2", number="77", found_on_list=True)


@pytest.mark.parametrize("kind", ["membership", "rating", "brand", "guidance"])
@pytest.mark.parametrize("path", [Path.SPECIFICATION, Path.LABEL, Path.AWARD])
def test_rule_1_what_speaks_about_a_company_is_never_a_requirement_for_products(kind: str, path: Path) -> None:
    assert label_rules.obstacle(label(kind, "info_only"), path) == "about-the-company"
    assert label_rules.credit(label(kind), LISTED, TODAY, line()).standing is Standing.CLAIMED


def test_rule_1_only_a_label_can_be_required_as_a_label() -> None:
    assert label_rules.obstacle(label("audit", "proof_only"), Path.LABEL) == "not-a-label"
    assert label_rules.obstacle(label("audit", "proof_only"), Path.SPECIFICATION) == ""
    assert label_rules.obstacle(label("type1", "label_part"), Path.LABEL) == ""
    assert label_rules.obstacle(label("membership", "info_only"), Path.INFORMATION) == ""


@pytest.mark.parametrize("kind", ["site_cert", "audit"])
def test_rule_2_proof_about_a_site_needs_a_named_site_that_makes_the_models(kind: str) -> None:
    head_office = replace(LISTED, site="Head office", site_makes_models=False)
    assert label_rules.credit(label(kind), head_office, TODAY, line()).reason == "site-not-named"
    assert label_rules.credit(label(kind), LISTED, TODAY, line()).standing is Standing.CLAIMED
    factory = replace(LISTED, site="Plant 4", site_makes_models=True)
    assert label_rules.credit(label(kind), factory, TODAY, line()).standing is Standing.VERIFIED


def test_rule_3_a_template_is_proof_received_and_checked_once_the_smelters_are() -> None:
    assert label_rules.credit(label("template"), LISTED, TODAY, line()).standing is Standing.RECEIVED
    checked = replace(LISTED, smelters_checked=True)
    assert label_rules.credit(label("template"), checked, TODAY, line()).standing is Standing.REVIEWED


def test_rule_4_a_label_found_on_the_public_list_verifies_what_it_covers_and_nothing_else() -> None:
    assert label_rules.credit(label("type1"), LISTED, TODAY, line()).reason == "proves-all"
    assert label_rules.credit(label("type1"), LISTED, TODAY, line(Extent.SUBSET)).reason == "proves-part"
    for nothing in (None, line(Extent.TOUCHES)):
        assert label_rules.credit(label("type1"), LISTED, TODAY, nothing).standing is Standing.CLAIMED
    for short in (replace(LISTED, number=""), replace(LISTED, version=""), replace(LISTED, found_on_list=False)):
        assert label_rules.credit(label("type1"), short, TODAY, line()).standing is Standing.RECEIVED


def test_rule_5_what_has_run_out_or_been_superseded_is_expired_in_words(release: Release) -> None:
    gone = label_rules.credit(label("type1"), replace(LISTED, valid_to="2026-11-21"), TODAY, line())
    old = label_rules.credit(label("type1"), replace(LISTED, version="1"), TODAY, line())
    assert (gone.standing, old.standing) == (Standing.EXPIRED, Standing.EXPIRED)
    assert release.vocabulary[f"label_rule.{gone.reason}"] != release.vocabulary[f"label_rule.{old.reason}"]
    last_day = replace(LISTED, valid_to=TODAY)
    assert label_rules.credit(label("type1"), last_day, TODAY, line()).standing is Standing.VERIFIED
    assert label_rules.credit(label("type1"), LISTED, "2027-12-31", line()).standing is Standing.VERIFIED
    assert label_rules.credit(label("type1"), LISTED, "2028-01-01", line()).standing is Standing.EXPIRED


def test_rule_6_a_required_label_always_comes_with_equivalents_and_their_checklist(release: Release) -> None:
    added = label_rules.equivalents(release, Path.LABEL)
    assert added is not None
    assert "equal standing" in added.text
    assert release.question(added.checklist) is not None
    assert [label_rules.equivalents(release, path) for path in Path if path is not Path.LABEL] == [None] * 5


def test_a_tool_of_buyers_proves_nothing_when_a_supplier_shows_it() -> None:
    assert label_rules.credit(label("monitor"), LISTED, TODAY, line()).reason == "held-by-buyers"


@pytest.mark.parametrize(("kind", "standing"), [("declaration", Standing.RECEIVED), ("material", Standing.REVIEWED)])
def test_declarations_and_material_standards_stay_below_third_party(kind: str, standing: Standing) -> None:
    assert label_rules.credit(label(kind), LISTED, TODAY, line()).standing is standing


def test_every_reason_is_worded_and_every_standing_is_a_verification_status(release: Release) -> None:
    kinds = [key.partition(".")[2] for key in release.vocabulary if key.startswith("label_kind.")]
    shown = [LISTED, Shown(), replace(LISTED, valid_to="2020-01-01"), replace(LISTED, smelters_checked=True)]
    shown += [replace(LISTED, site="Plant 4", site_makes_models=True), replace(LISTED, version="1")]
    given = [
        label_rules.credit(label(kind), one, TODAY, extent and line(extent))
        for kind in kinds
        for one in shown
        for extent in (None, *Extent)
    ]
    reasons = {credit.reason for credit in given} | {
        label_rules.obstacle(label(kind, use), path)
        for kind in kinds
        for use in ("label", "proof_only")
        for path in Path
    } - {""}
    assert [reason for reason in reasons if f"label_rule.{reason}" not in release.vocabulary] == []
    assert {credit.standing.value for credit in given} <= {status.value for status in Verification}
    worded = {key.partition(".")[2] for key in release.vocabulary if key.startswith("label_rule.")}
    assert worded - reasons == {"or-equivalent"}


def test_an_entry_is_to_be_checked_when_it_is_uncertain_or_its_day_has_passed() -> None:
    assert not label_rules.to_check(label("type1"), "2027-11-22")
    assert label_rules.to_check(label("type1"), "2027-11-23")
    assert label_rules.to_check(replace(label("type1"), uncertain=True), TODAY)


def test_only_the_gap_is_asked_when_a_label_proves_the_rest(release: Release) -> None:
    full = [one for one in release.coverage if one.extent.answers]
    part = [one for one in release.coverage if not one.extent.answers]
    for one in (*full[:5], *part[:5]):
        found = label_rules.covered(release, one.label, one.version, one.question)
        assert found == one
        proven = label_rules.proven(release, one.label, one.version, [one.question, "XXX-1"])
        assert proven == ((one,) if one.extent.answers else ())


def test_what_labels_prove_of_a_question_begins_with_full_proof(release: Release) -> None:
    for question in {one.question for one in release.coverage}:
        extents = [list(Extent).index(one.extent) for one in label_rules.coverage_of(release, question)]
        assert extents == sorted(extents)
