"""Factories by country and tier: each site once, only comparable lists counted, completeness and age said."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dialogue_app.domain.comparison import Comparison, RawCell
from dialogue_app.domain.factory_picture import FactoryPicture, completeness, factory_picture, factory_rows
from dialogue_app.domain.questionnaire import Questionnaire, Section
from dialogue_app.domain.values import Factories, Factory
from question_bank import Kind
from tests.helpers.comparisons import AS_OF, cell, comparison_of, item, suppliers

ASKED = item(4, kind=Kind.FACTORIES)
FORM = Questionnaire("q", "dialogue-1", 1, (Section("s", "Sites", (item(0), ASKED)),), AS_OF)
PEOPLE = suppliers(4)
PLANT = Factory("1", "assembly", legal_name="Plant A", city="Chongqing", country="CN", last_audit_date="2025-06-01")


def listed(place: int, *rows: Factory, **changes: object) -> RawCell:
    return cell(ASKED, PEOPLE[place], value=Factories(rows), **changes)


def compared(*cells: RawCell) -> Comparison:
    return comparison_of(list(cells), FORM, PEOPLE)


def picture(*cells: RawCell) -> FactoryPicture:
    found = compared(*cells)
    return factory_picture(found, factory_rows(found)[0])


def test_only_questions_for_lists_of_factories_are_offered() -> None:
    assert [row.item.id for row in factory_rows(compared())] == [ASKED.id]


def test_f6_a_site_that_three_suppliers_name_counts_once() -> None:
    named = replace(PLANT, legal_name="PLANT  a", city="chongqing", last_audit_date="")
    found = picture(listed(0, PLANT), listed(1, named), listed(2, replace(named, tier="2")))
    assert len(found.sites) == 1
    assert [each.id for each in found.sites[0].named_by] == [each.id for each in PEOPLE[:3]]
    assert len(found.at("CN", "1")) == len(found.at("CN", "2")) == len(found.at("CN", None)) == 1
    assert found.sites[0].audited


def test_sites_without_a_name_are_never_taken_for_one_another() -> None:
    nameless = Factory("1", city="Chongqing", country="CN")
    assert len(picture(listed(0, nameless, nameless), listed(1, nameless)).sites) == 3


def test_countries_and_tiers_end_with_what_was_not_told() -> None:
    found = picture(listed(0, PLANT, Factory(legal_name="B"), Factory("2", legal_name="C", country="VN")))
    assert found.countries == ("CN", "VN", "")
    assert found.tiers == ("1", "2", "")
    assert [site.factory.legal_name for site in found.at("", "")] == ["B"]
    assert sum(len(found.at(country, None)) for country in found.countries) == len(found.at(None, None)) == 3


def test_an_answer_to_other_words_is_listed_and_not_counted() -> None:
    found = picture(listed(0, PLANT), listed(1, replace(PLANT, legal_name="Other"), asked_hash="0" * 64))
    assert [site.factory.legal_name for site in found.sites] == ["Plant A"]
    assert [(each.sites, each.other_wording) for each in found.lists[:2]] == [(1, False), (1, True)]


def test_every_supplier_keeps_a_line_with_its_own_state() -> None:
    found = picture(listed(0, PLANT), cell(ASKED, PEOPLE[1], "declined"), cell(ASKED, PEOPLE[2], "will-send"))
    assert [each.state for each in found.lists] == ["answered", "declined", "will-send", "not-asked"]
    assert [each.complete is None for each in found.lists] == [False, True, True, True]


def test_completeness_is_the_share_of_the_fields_asked_for() -> None:
    spec = replace(ASKED.snapshot.answer, columns=("legal_name", "city", "country", "street"))
    assert completeness(spec, (PLANT, replace(PLANT, city="", country=""))) == Decimal("50.0")
    assert completeness(spec, (replace(PLANT, street="Road 1"),)) == 100
    assert completeness(spec, ()) is None


def test_f3_lists_and_audits_grow_old() -> None:
    old = replace(PLANT, last_audit_date="2024-10-15")
    found = picture(listed(0, old, date_of_fact="2025-12-01"), listed(1, PLANT, date_of_fact="2025-11-21")).lists
    assert (found[0].audited, found[0].good_until, found[0].out_of_date) == (0, date(2026, 12, 1), False)
    assert (found[1].audited, found[1].good_until, found[1].out_of_date) == (1, date(2026, 11, 21), True)
