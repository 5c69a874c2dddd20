"""Labels x models: what is held, in force or not, and why somebody shows nothing."""

from dialogue_app.domain.comparison import RawCell
from dialogue_app.domain.label_matrix import LabelMatrix, label_matrix, things
from dialogue_app.domain.questionnaire import Questionnaire, Section
from dialogue_app.domain.validity import Validity
from dialogue_app.domain.values import Certificate, Certificates
from question_bank import Kind, load
from tests.helpers.comparisons import AS_OF, cell, comparison_of, item, suppliers

ASKED = item(1, kind=Kind.CERTIFICATES)
FORM = Questionnaire("q", "dialogue-1", 1, (Section("s", "Labels", (item(0), ASKED)),), AS_OF)
PEOPLE = suppliers(3)
REGISTRY = load().labels


def shown(place: int, *rows: Certificate, **changes: object) -> RawCell:
    return cell(ASKED, PEOPLE[place], value=Certificates(rows), **changes)


def matrix(*cells: RawCell) -> LabelMatrix:
    return label_matrix(comparison_of(list(cells), FORM, PEOPLE), REGISTRY)


def test_a_certificate_for_three_models_stands_at_each_of_them() -> None:
    assert things(Certificate("x", models="B 14; A 15, B 14\nC")) == ("B 14", "A 15", "C")
    assert things(Certificate("x", site="Chongqing")) == ("Chongqing",)
    assert things(Certificate("x")) == ("",)
    found = matrix(shown(0, Certificate("TCO Certified", models="B 14; A 15")))
    assert [line.thing for line in found.lines if line.supplier == PEOPLE[0]] == ["A 15", "B 14"]


def test_labels_are_named_as_in_the_registry_and_stand_in_its_order() -> None:
    first, second = REGISTRY[0], REGISTRY[1]
    rows = (Certificate("House label"), Certificate(second.name.upper()), Certificate(first.id.lower()))
    assert matrix(shown(0, *rows)).labels == (first.name, second.name, "House label")


def test_each_place_says_whether_the_certificate_is_in_force_on_the_day_of_the_comparison() -> None:
    rows = (
        Certificate("L", models="A", valid_to="2026-11-21"),
        Certificate("L", models="A", valid_to="2028"),
        Certificate("L", models="B", planned="2027-03"),
    )
    lines = {line.thing: line.held[0] for line in matrix(shown(0, *rows)).lines if not line.state}
    assert [each.standing for each in lines["A"]] == [Validity.EXPIRED, Validity.VALID]
    assert [each.standing for each in lines["B"]] == [Validity.PLANNED]


def test_whoever_shows_none_keeps_a_line_that_says_why() -> None:
    found = matrix(shown(0, Certificate("L", models="A")), cell(ASKED, PEOPLE[1], "declined"))
    assert [(line.supplier, line.state) for line in found.lines] == [
        (PEOPLE[0], ""), (PEOPLE[1], "declined"), (PEOPLE[2], "not-asked"),
    ]  # fmt: skip
    assert found.lines[1].held == ((),)


def test_answers_to_other_words_and_confidential_ones_are_marked() -> None:
    found = matrix(shown(0, Certificate("L"), asked_hash="0" * 64, confidential=1))
    holding = found.lines[0].held[0][0]
    assert holding.other_wording
    assert holding.confidential
    assert holding.item_code == ASKED.code


def test_a_questionnaire_without_certificates_has_no_lines() -> None:
    form = Questionnaire("q", "dialogue-1", 1, (Section("s", "Sites", (item(0),)),), AS_OF)
    assert label_matrix(comparison_of([], form, PEOPLE), REGISTRY) == LabelMatrix((), (), asked=False)
