"""What people write into cells is understood as they meant it, or said to be unclear; nothing is guessed."""

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, Source, State, checked
from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.questionnaire import Item, Questionnaire, add, freeze, snapshot
from dialogue_app.domain.returned import Match, Place
from dialogue_app.domain.values import Choice, Choices, Percentage, Prose, Quantity, Ranking, Value
from dialogue_app.exchange import answer_cells
from dialogue_app.exchange.answer_rows import Filled
from dialogue_app.exchange.cell_dates import day
from dialogue_app.exchange.cell_reader import CellReader
from dialogue_app.exchange.cells import Said, UnclearError, number, share
from dialogue_app.exchange.fallback import OptionWords, vocabularies
from dialogue_app.exchange.workbook_words import options, words
from dialogue_app.texts import Texts
from question_bank import Kind, load
from tests.helpers.workspaces import CountingIds

LANGUAGES = ("en", "de", "fr", "es", "sv")
WORDS = words(Texts("en"))


def _form() -> Questionnaire:
    firsts = {question.answer.kind: question for question in reversed(load().questions)}
    shots = tuple(snapshot(firsts[kind], ("en",)) for kind in Kind)
    return freeze(add(Questionnaire("form", "dialogue", 1), "All", shots, CountingIds()), "2026-11-22T12:00:00.000Z")


FORM = _form()
ITEMS = {item.snapshot.answer.kind: item for item in FORM.items()}


def read(reader: Callable[[Said], object], value: object, shown: str = "") -> object:
    try:
        return reader(Said(value, shown))
    except UnclearError:
        return "unclear"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (40, 40), (40.0, 40), (0.25, "0.25"), ("40", 40), ("-3", -3), ("−3", -3), ("0,5", "0.5"), ("0.500", "0.5"),
        ("1 234", 1234), ("1\u202f234,5", "1234.5"), ("1'234.5", "1234.5"), ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", 1234567), ("12,34", "12.34"), ("1234,567", "1234.567"), (True, None), ("", None), ("1,234", None),
        ("1.234", None), ("1,234,5", None), ("approx. 40", None), ("40 kg", None), ("1e5", None), ("٤٠", None),
        (float("inf"), None), (float("nan"), None), ("9" * 70, None), ("40-50", None),
        (datetime.date(2026, 4, 3), None),
    ],
)  # fmt: skip
def test_a_number_is_read_when_only_one_is_meant(written: object, meant: object) -> None:
    assert read(number, written) == ("unclear" if meant is None else Decimal(str(meant)))


@pytest.mark.parametrize(
    ("written", "shown", "meant"),
    [
        (40, "", 40), (0.4, "0%", 40), (1, "0.00%", 100), ("40 %", "", 40), ("40%", "0%", 40), ("62,5 %", "", "62.5"),
        (0, "", 0), (1, "", 1), (0.4, "", None), ("0,4", "@", None), ("half", "", None), ("%", "", None),
    ],
)  # fmt: skip
def test_a_share_is_read_as_the_cell_shows_it(written: object, shown: str, meant: object) -> None:
    assert read(share, written, shown) == ("unclear" if meant is None else Decimal(str(meant)))


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2), st.sampled_from(LANGUAGES), st.booleans())
def test_a_number_as_its_country_writes_it_is_never_read_as_another(
    amount: Decimal,
    language: str,
    grouped: bool,
) -> None:
    written = format_decimal(amount, locale=language, group_separator=grouped, decimal_quantization=False)
    assert read(number, written) in {amount, "unclear"}


@given(
    st.dates(min_value=datetime.date(1990, 1, 1), max_value=datetime.date(2099, 12, 31)),
    st.sampled_from(LANGUAGES),
    st.sampled_from(("short", "medium", "long", "dd.MM.yyyy", "dd/MM/yyyy", "yyyy-MM-dd", "d MMMM yyyy")),
)
def test_a_date_as_its_country_writes_it_is_never_read_as_another(
    meant: datetime.date, language: str, style: str
) -> None:
    written = format_date(meant, style, locale=language)
    found = read(day, written)
    assert found in {meant.isoformat(), "unclear"} or written.count("/") == 2
    if style in {"long", "d MMMM yyyy", "yyyy-MM-dd", "dd.MM.yyyy"}:
        assert found == meant.isoformat()


@given(st.dates(min_value=datetime.date(1990, 1, 1), max_value=datetime.date(2099, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_month_in_words_is_read_in_five_languages(meant: datetime.date, language: str) -> None:
    assert read(day, format_date(meant, "MMMM yyyy", locale=language)) == meant.isoformat()[:7]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2027", "2027"), (2027, "2027"), ("2027-Q3", "2027-Q3"), ("Q3 2027", "2027-Q3"), ("2027/Q3", "2027-Q3"),
        ("3Q 2027", "2027-Q3"), ("T3 2027", "2027-Q3"), ("K3 2027", "2027-Q3"), ("3. Quartal 2027", "2027-Q3"),
        ("3rd quarter 2027", "2027-Q3"), ("3e trimestre 2027", "2027-Q3"), ("03/2027", "2027-03"),
        ("3.2027", "2027-03"), ("March 2027", "2027-03"), ("Nov. 2027", "2027-11"), ("November 22, 2027", "2027-11-22"),
        ("1st March 2027", "2027-03-01"), ("1er mars 2027", "2027-03-01"), ("22 de marzo de 2027", "2027-03-22"),
        ("den 22 mars 2027", "2027-03-22"), ("am 22. März 2027", "2027-03-22"),
        ("den mars 2027", None), ("KW 3 2027", None), ("KW3 2027", None), ("03/04/2027", None),
        ("4/4/2027", "2027-04-04"),
        ("31/4/2027", None), ("3/4/27", None), ("soon", None), ("", None), (45_000, None), ("2" * 5_000, None),
        ("1" + " " * 5_000 + "x", None), ("Q5 2027", None), ("13/2027", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_exactly_as_it_was_written(written: object, meant: str | None) -> None:
    assert read(day, written) == (meant or "unclear")


@pytest.mark.parametrize(
    ("value", "shown", "meant"),
    [
        (datetime.datetime(2027, 3, 1), "mmm yy", "2027-03"), (datetime.date(2027, 3, 1), "yyyy-mm-dd", "2027-03-01"),
        (datetime.datetime(2027, 3, 5), "mmm yy", "2027-03-05"), (datetime.datetime(2027, 1, 1), "yyyy", "2027"),
        (datetime.datetime(2027, 3, 1), "", "2027-03-01"),
        (datetime.datetime(2027, 4, 3, 12, 30), "d/m/yyyy", "2027-04-03"),
        (datetime.datetime(2027, 3, 1), '[$-407]mmm" day "yyyy', "2027-03"),
        (datetime.datetime(1905, 7, 19), "yyyy", None),
    ],
)  # fmt: skip
def test_a_date_cell_says_what_it_shows(value: object, shown: str, meant: str | None) -> None:
    assert read(day, value, shown) == (meant or "unclear")


# Round trip ------------------------------------------------------------------------------------------------------


def _text(longest: int) -> st.SearchStrategy[str]:
    letters = st.characters(exclude_categories=["Cs", "Cc"])
    return st.text(letters, min_size=1, max_size=longest).map(checked_text).filter(bool)


def checked_text(text: str) -> str:
    return checked(ITEMS[Kind.TEXT], Answer(State.ANSWERED, claim=text)).claim


def _value(item: Item) -> st.SearchStrategy[Value]:  # noqa: PLR0911 - one for each kind
    spec = item.snapshot.answer
    known = list(options(item, "en"))
    free = [option.id for option in spec.options if not option.exclusive and not option.retired]
    amounts = st.decimals(0, 100, places=2).map(lambda amount: Decimal(repr(float(amount))))
    match spec.kind:
        case Kind.MULTI:
            most = spec.most or len(free)
            chosen = st.lists(st.sampled_from(free), min_size=1, max_size=most, unique=True)
            return chosen.map(lambda ids: Choices(tuple(each for each in known if each in ids)))
        case Kind.RANK:
            most = spec.ranks or len(known)
            return st.lists(st.sampled_from(known), min_size=1, max_size=most, unique=True).map(tuple).map(Ranking)
        case Kind.NUMBER:
            return st.builds(Quantity, amounts, st.just(spec.unit), st.just("2026"), st.booleans())
        case Kind.PERCENT:
            return st.builds(Percentage, amounts, st.just(spec.denominator), st.booleans())
        case Kind.DATE:
            return st.sampled_from(("2027", "2027-Q3", "2027-03", "2027-03-04")).map(PartialDate)
        case Kind.TEXT:
            return _text(200).map(Prose)
    return st.builds(Choice, st.sampled_from(known), st.just("") | _text(20))


def _cells(item: Item, value: Value) -> tuple[dict[str, Said], dict[str, Said]]:
    """Return a value as the layout writes it: cells of the first row, and those of the rows below."""
    word, yes_no = options(item, "en"), WORDS["yes_no"]
    parts: dict[str, object] = {}
    match value:
        case Choice(option, other):
            return {"answer": Said(word[option])}, {"other": Said(other)} if other else {}
        case Choices(chosen):
            parts = {f"option:{option}": "x" for option in chosen}
        case Ranking(ranked):
            parts = {f"place:{place}": word[option] for place, option in enumerate(ranked, start=1)}
        case Quantity(amount, _, period, estimated):
            parts = {"period": period, "estimated": yes_no["yes" if estimated else "no"]}
            return {"answer": Said(float(amount))}, {part: Said(said) for part, said in parts.items()}
        case Percentage(amount, _, estimated):
            return {"answer": Said(f"{amount} %")}, {"estimated": Said(yes_no["yes" if estimated else "no"])}
        case PartialDate(text) | Prose(text):
            return {"answer": Said(text)}, {}
    return {}, {part: Said(said) for part, said in parts.items()}


KINDS = [kind for kind in Kind if kind not in {Kind.FACTORIES, Kind.CERTIFICATES, Kind.FILE}]


@given(st.data(), st.sampled_from(KINDS), st.sampled_from(list(ScopeKind)[1:]), _text(100), _text(100))
def test_an_answer_written_into_cells_comes_back_as_it_was(
    data: st.DataObject, kind: Kind, scope: ScopeKind, claim: str, note: str
) -> None:
    item = ITEMS[kind]
    value = data.draw(_value(item))
    answer = Answer(
        State.PARTLY, value, due="2027-03", scope=Scope(scope, "A1, A2", Decimal(40)), claim=claim, note=note,
        source=Source.WRITTEN, language="en", confidential=True, confidential_reason="Names",
    )  # fmt: skip
    main, parts = _cells(item, value)
    main |= {
        "state": Said(WORDS["state"]["partly"]), "scope": Said(WORDS["scope"][scope]), "scope_text": Said("A1, A2"),
        "share": Said(0.4, "0%"), "claim": Said(claim), "proof": Said(note), "due": Said("March 2027"),
        "confidential": Said(WORDS["yes_no"]["yes"]), "confidential_reason": Said("Names"),
    }  # fmt: skip
    filled = Filled(item.id, Match.ID, Place("f.xlsx"), main, parts)
    by = CellReader(item, filled.place, OptionWords(item, options(item, "en")), vocabularies(WORDS))
    assert answer_cells.answer(item, filled, by, "en") == checked(item, answer)
    assert by.remarks == []
