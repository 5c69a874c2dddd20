"""Tables as answers: minimum sets, countries, pasted cells, validity of certificates."""

from datetime import date

import pytest

from dialogue_app.domain import tables
from dialogue_app.domain.answers import MOST_ROWS
from dialogue_app.domain.countries import country_code, country_names, country_text
from dialogue_app.domain.pasting import LONGEST_TABLE, cells, day, pasted
from dialogue_app.domain.speakers import looks_personal
from dialogue_app.domain.validity import Validity, last_day, validity
from dialogue_app.domain.values import ROW_CLASS, VALUE_CLASS, Certificate, Document, Factory
from dialogue_app.errors import Problem
from question_bank import AnswerSpec, Kind

FACTORIES = AnswerSpec(Kind.FACTORIES)
NAMES = {"Legal name": "legal_name", "City": "city", "Country (code, such as VN)": "country"}


# Columns ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", tables.COLUMNS)
def test_every_field_of_a_row_has_a_column_once(kind):
    fields = set(ROW_CLASS[VALUE_CLASS[kind]].__dataclass_fields__) - {"sha256"}
    assert sorted(tables.COLUMNS[kind]) == sorted(fields)


def test_the_minimum_set_is_that_of_the_specification_unless_the_question_names_columns():
    assert set(tables.minimum(FACTORIES)) == {
        "tier", "function", "models", "legal_name", "street", "city", "country", "last_audit_date", "audit_scheme",
    }  # fmt: skip
    assert tables.minimum(AnswerSpec(Kind.FACTORIES, columns=("country", "city"))) == ("city", "country")


def test_what_is_missing_in_a_row_follows_the_minimum_set():
    assert tables.missing(AnswerSpec(Kind.FACTORIES, columns=("city", "country")), Factory(city="Brno")) == ("country",)
    assert tables.missing(AnswerSpec(Kind.FILE), Document("a", "EV01")) == ("day",)


def test_a_certificate_that_is_planned_needs_no_end():
    assert tables.missing(AnswerSpec(Kind.CERTIFICATES), Certificate("S", "1", models="M", planned="2027")) == ()


def test_a_row_is_blank_until_something_stands_in_it():
    empty = tables.blank(Document)
    assert tables.is_blank(empty)
    assert not tables.is_blank(tables.filled(empty, {"page": "3"}))


# Countries -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("VN", "en", "VN"),
        ("vn", "en", "VN"),
        (" Vietnam ", "en", "VN"),
        ("Viet Nam", "de", "VN"),
        ("Deutschland", "de", "DE"),
        ("Germany", "de", "DE"),
        ("Vietnam (VN)", "en", "VN"),
        ("Korea", "en", "Korea"),
        ("South Korea", "en", "KR"),
        ("PRC", "en", "CN"),
        ("UK", "en", "GB"),
        ("Atlantis", "en", "Atlantis"),
        ("", "en", ""),
    ],
)
def test_a_country_is_its_code_where_there_is_no_doubt(text, language, code):
    assert country_code(text, language) == code


@pytest.mark.parametrize(
    ("text", "code"), [("thai", "TH"), ("niger", "NE"), ("unit", "unit"), ("th", "TH"), ("vi", "VI")]
)
def test_the_beginning_of_one_name_is_enough_while_typing(text, code):
    assert country_code(text, "en", beginning=True) == code


def test_countries_are_countries_and_have_names_in_any_language():
    assert {"EU", "ZZ", "UN", "001"}.isdisjoint(country_names("en"))
    assert 240 < len(country_names("en")) < 260
    assert country_text("DE", "fr") == "Allemagne (DE)"
    assert country_text("DE", "xx") == "Germany (DE)"
    assert country_text("Atlantis", "en") == "Atlantis"


# Pasting ---------------------------------------------------------------------------------------------------------


def read(_column, text):
    return text.upper()


def test_cells_keep_quoted_tabs_and_lines_and_lose_empty_rows():
    assert cells('a\t"b\tc"\r\n\t\r\n"d\ne"\tf\n') == [["a", "b\tc"], ["d\ne", "f"]]


@pytest.mark.parametrize("text", ['a\t"b', "x" * 200_000, "\t".join("y" * 140_000 for _ in range(2))])
def test_cells_of_any_size_and_quotes_without_end_are_read(text):
    assert cells(text)


@pytest.mark.parametrize("text", ["x\n" * (MOST_ROWS + 1), "x" * (LONGEST_TABLE + 1)])
def test_a_table_that_is_too_long_is_refused(text):
    with pytest.raises(Problem) as caught:
        cells(text)
    assert caught.value.key == "table-too-long"


def test_titles_lead_in_any_order_and_spelling():
    table = cells("city\tLEGAL NAME \tNotes\nBrno\tAlpha\tfine\n\tBeta\t\n")
    found = pasted(table, Factory(), ("legal_name",), NAMES, read)
    assert found.rows == (Factory(legal_name="ALPHA", city="BRNO"), Factory(legal_name="BETA"))
    assert (found.by_titles, found.left_out) == (True, 1)


def test_without_titles_cells_go_in_order_and_what_is_over_is_counted():
    found = pasted(cells("Alpha\tBrno\tCZ\nBeta"), Factory(), ("legal_name", "city"), NAMES, read)
    assert found.rows == (Factory(legal_name="ALPHA", city="BRNO"), Factory(legal_name="BETA"))
    assert (found.by_titles, found.left_out) == (False, 1)


def test_one_word_that_is_also_a_title_does_not_make_a_row_a_title():
    found = pasted(cells("City\tElectronics Street 1"), Factory(), ("legal_name", "street"), NAMES, read)
    assert found.rows == (Factory(legal_name="CITY", street="ELECTRONICS STREET 1"),)


def test_an_empty_paste_brings_nothing():
    assert pasted(cells(" \n\t"), Factory(), ("legal_name",), NAMES, read).rows == ()


@pytest.mark.parametrize(
    ("text", "recorded"),
    [
        ("31.12.2026", "2026-12-31"),
        ("31/12/2026", "2026-12-31"),
        ("5.6.2026", "2026-06-05"),
        ("05/06/2026", "05/06/2026"),
        ("2026/6/5", "2026-06-05"),
        ("2026-06-05 00:00:00", "2026-06-05"),
        ("31.02.2026", "31.02.2026"),
        ("2026-q3", "2026-Q3"),
        ("2026", "2026"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_turned_round_only_where_it_can_be_one_day(text, recorded):
    assert day(text) == recorded


# Validity --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("certificate", "found"),
    [
        (Certificate("S", valid_to="2027-12-31"), Validity.VALID),
        (Certificate("S", valid_to="2026-11-22"), Validity.ENDS_SOON),
        (Certificate("S", valid_to="2026-11-21"), Validity.EXPIRED),
        (Certificate("S", valid_to="2026-11"), Validity.ENDS_SOON),
        (Certificate("S", valid_to="2026-Q3"), Validity.EXPIRED),
        (Certificate("S", valid_to="2025"), Validity.EXPIRED),
        (Certificate("S", planned="2027"), Validity.PLANNED),
        (Certificate("S"), Validity.NOT_TOLD),
        (Certificate("S", valid_to="end of next year"), Validity.UNREADABLE),
        (Certificate("S", valid_to="2026-02-30"), Validity.UNREADABLE),
    ],
)
def test_a_certificate_is_judged_on_a_day(certificate, found):
    assert validity(certificate, date(2026, 11, 22)) is found


@pytest.mark.parametrize(
    ("text", "last"),
    [("2028-02", date(2028, 2, 29)), ("2027-Q2", date(2027, 6, 30)), ("2027", date(2027, 12, 31)), ("x", None)],
)
def test_the_last_day_of_a_date_as_exactly_as_it_is_told(text, last):
    assert last_day(text) == last


# Speakers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Anna Müller", "a.b@example.org", "Frau Schmidt", "Li Wei", "Jean-Luc Martin"])
def test_n21_names_and_addresses_look_like_persons(text):
    assert looks_personal(text)


@pytest.mark.parametrize(
    "text",
    ["", "CSR", "Sales Manager", "Leiterin Einkauf", "Chef du développement", "factory manager", "Responsable RSE"],
)
def test_n21_roles_do_not_look_like_persons(text):
    assert not looks_personal(text)
