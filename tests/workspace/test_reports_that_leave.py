"""Attacks on what leaves the house: no supplier can be told from a public report, in any format, metadata included."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_app import reports
from dialogue_app.domain.disclosure import OUTSIDE, Audience
from dialogue_app.domain.dossier import ES_LIST, EU_ANON, PUBLICATIONS, UK_NOTICE, Dossier
from dialogue_app.domain.handed_out import HandedOut
from dialogue_app.domain.market import Readiness, market_basis
from dialogue_app.domain.release_check import fold
from dialogue_app.domain.small_numbers import LEAST
from dialogue_app.domain.summary import Summary
from dialogue_app.errors import Problem
from dialogue_app.workspace import handing_out
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.handing_out import Order, Prepared
from tests.helpers.dossiers import called, dossier, mark, market
from tests.reports.tagged_pdf import TaggedPdf

FORMS = tuple(dict.fromkeys((*Format, "docx")))
ATTACK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

WORD = st.sampled_from(("yes", "partly", "no", "secret", "", "declined", "will-send", "not-known"))
GIVEN = st.sampled_from(("given", "secret", "", "declined"))
ANSWERS = st.lists(st.tuples(WORD, WORD, GIVEN, GIVEN, GIVEN), min_size=1, max_size=9)


def written(made: Prepared, form: str, target: Path) -> bytes:
    """Write a report in a format and return its bytes."""
    if form in set(Format):
        handing_out.write(made, Format(form), target)
    else:
        assert made.document
        reports.write_docx(made.document, target)
    return target.read_bytes()


def everything(target: Path) -> str:
    """Return all that can be read from a file: bytes, parts of a zip with their names, text and facts of a PDF."""
    data = target.read_bytes()
    found = [data.decode("latin-1"), data.decode("utf-8", "ignore"), data.decode("utf-16-be", "ignore")]
    if zipfile.is_zipfile(target):
        with zipfile.ZipFile(target) as parts:
            for part in parts.infolist():
                found += [part.filename, part.comment.decode("latin-1"), parts.read(part).decode("utf-8", "ignore")]
    if data.startswith(b"%PDF"):
        from pypdf import PdfReader

        found += [page.extract_text() for page in PdfReader(target).pages]
        found += [str(PdfReader(target).metadata), str(TaggedPdf(target).text)]
    return "\n".join(found)


def marks(number: int) -> list[str]:
    kinds = ("id", "Name", "contact", "reason", "Model", "claim", "note", "why", "other", "Plant", "City", "number")
    return [fold(mark(kind, place)) for kind in (*kinds, "holder", "prose") for place in range(number)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("audience", sorted(OUTSIDE))
@ATTACK
@given(answers=ANSWERS)
def test_nothing_of_a_supplier_is_in_a_public_report(
    audience: Audience, form: str, answers: list[Sequence[str]], tmp_path: Path
) -> None:
    target = tmp_path / f"report.{form}"
    made = handing_out.prepared(dossier(market(answers)), Order(audience))
    written(made, form, target)
    told = fold(everything(target))
    assert [each for each in marks(len(answers)) if each in told] == []


@pytest.mark.parametrize("form", FORMS)
def test_the_search_would_find_what_it_looks_for(form: str, tmp_path: Path) -> None:
    """The same search in the lawyer's file, which names everybody."""
    target = tmp_path / f"report.{form}"
    answers = [("yes", "no", "given", "given", "given")] * 2
    written(handing_out.prepared(dossier(market(answers)), Order(Audience.LAWYER)), form, target)
    told = fold(everything(target))
    for kind in ("Name", "Model", "claim", "Plant", "number", "prose"):
        assert fold(mark(kind, 1)) in told, kind


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("audience", sorted(OUTSIDE))
@ATTACK
@given(answers=ANSWERS, seed=st.integers())
def test_a_public_report_is_the_same_byte_for_byte_whoever_said_what(
    audience: Audience, form: str, answers: list[Sequence[str]], seed: int, tmp_path: Path
) -> None:
    """Names, ids, order, free texts, and the minute of making leave no trace: only counts go in."""
    order = Random(seed).sample(range(len(answers)), len(answers))
    shuffled = Random(seed + 1).sample(answers, len(answers))
    one = dossier(market(answers))
    other = dossier(market(shuffled, order=order, as_of="2026-11-22T23:59:59.999Z", said=lambda kind, _: kind * 2))
    first = written(handing_out.prepared(one, Order(audience)), form, tmp_path / f"a.{form}")
    second = written(handing_out.prepared(other, Order(audience)), form, tmp_path / f"b.{form}")
    assert first == second


@ATTACK
@given(answers=ANSWERS.filter(lambda found: len(found) >= 4), changed=st.tuples(WORD, WORD, GIVEN, GIVEN, GIVEN))
def test_two_reports_around_the_answers_of_one_or_two_suppliers_are_the_same(
    answers: list[tuple[str, ...]], changed: tuple[str, ...]
) -> None:
    before = dossier(market(answers))
    first = handing_out.prepared(before, Order(Audience.MARKET))
    for moved in (answers[:-1], [*answers[:-1], changed], [*answers[:-2], changed, changed], [*answers, changed]):
        after = replace(dossier(market(moved)), handed_out=(on_record(first),))
        assert texts(handing_out.prepared(after, Order(Audience.MARKET))) == texts(first)


def test_once_three_suppliers_said_otherwise_the_new_numbers_are_told() -> None:
    answers = [("yes", "yes", "given", "given", "given")] * 8
    first = handing_out.prepared(dossier(market(answers)), Order(Audience.MARKET))
    moved = [("no", "yes", "given", "given", "given")] * LEAST + answers[LEAST:]
    after = replace(dossier(market(moved)), handed_out=(on_record(first),))
    second = handing_out.prepared(after, Order(Audience.MARKET))
    assert "5 of 8: Yes" in " ".join(texts(second))
    assert texts(second) != texts(first)


def test_a_group_counts_once_so_that_three_sisters_are_no_market() -> None:
    answers = [("yes", "yes", "given", "given", "given")] * 3 + [("no", "no", "given", "given", "given")] * 5
    compared = market(answers)
    sisters = tuple(replace(each, group="Sisters") for each in compared.suppliers[:3])
    joined = replace(compared, suppliers=(*sisters, *compared.suppliers[3:]))
    said = " ".join(texts(handing_out.prepared(dossier(joined), Order(Audience.MARKET))))
    assert "6 companies answered" in said
    assert "of 6: Yes" not in said


@pytest.mark.parametrize(
    "text",
    ["Mercurial objected", "MERCURIAL-COMPUTING", "das Angebot des Mercurials", "mércurial", "Mercurial Computing"],
)
@pytest.mark.parametrize("audience", sorted(OUTSIDE))
def test_a_name_in_a_text_is_found_with_its_place_and_stops_the_report(
    audience: Audience, text: str, tmp_path: Path
) -> None:
    compared = called(market([("yes", "no", "given", "given", "given")] * 4), "Mercurial Computing GmbH")
    read = dossier(compared, Summary(changes=f"The date was moved because {text}."))
    made = handing_out.prepared(read, Order(audience))
    assert {each.kind for each in made.exposures} == {"supplier"}
    assert {each.place for each in made.exposures} == {"What changed in our plan because of the dialogue"}
    with pytest.raises(Problem, match="report-not-released"):
        handing_out.write(made, Format.PDF, tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []
    names = tuple(each.name for each in made.exposures)
    released = handing_out.prepared(read, Order(audience, released=(*names, "Mercurial", "Mercurial Computing")))
    assert handing_out.write(released, Format.PDF, tmp_path / "report.pdf").is_file()


@pytest.mark.parametrize("kind", ["Model", "Plant", "number", "holder", "contact"])
def test_models_factories_and_certificates_in_a_text_are_found(kind: str) -> None:
    compared = market([("yes", "no", "given", "given", "given")] * 4)
    read = dossier(compared, Summary(findings=f"Somebody spoke of {mark(kind, 2)}."))
    assert [each.name for each in handing_out.prepared(read, Order(Audience.MARKET)).exposures] == [mark(kind, 2)]


def test_the_spanish_report_lists_participants_and_answers_but_nothing_confidential() -> None:
    """Specification 5.7, F7: ES-LIST."""
    answers = [("yes", "no", "given", "secret", "given")] * 4
    made = handing_out.prepared(dossier(market(answers)), Order(Audience.MARKET, publication=ES_LIST))
    said = " ".join(texts(made))
    for place in range(4):
        assert mark("Name", place) in said
        assert mark("claim", place) in said
        assert mark("Plant", place) not in said
        assert mark("note", place) not in said
    assert "omitted: marked confidential" in said
    assert "asked with the contract" in said


def test_the_british_summary_carries_the_notice() -> None:
    """Specification 5.7, F7: UK-NOTICE."""
    read = dossier(market([("yes", "no", "given", "given", "given")] * 4), Summary(process="One talk with each."))
    read = replace(read, comparison=replace(read.comparison, dialogue=due(read)))
    said = texts(handing_out.prepared(read, Order(Audience.MARKET, publication=UK_NOTICE)))
    for field in ("Laptops and monitors 2027", "Framework 2027-014", "1 Dec 2026", "One talk with each."):
        assert field in said


@pytest.mark.parametrize("publication", PUBLICATIONS)
def test_only_the_profile_that_must_name_participants_does(publication: str) -> None:
    read = dossier(market([("yes", "no", "given", "given", "given")] * 4))
    said = " ".join(texts(handing_out.prepared(read, Order(Audience.MARKET, publication=publication))))
    assert (mark("Name", 0) in said) == (publication == ES_LIST)
    assert read.publication == EU_ANON


@given(answers=ANSWERS, seed=st.integers())
@ATTACK
def test_under_pseudonyms_no_name_is_left_and_the_order_is_by_chance(answers: list[Sequence[str]], seed: int) -> None:
    compared = market(answers, share="group", said=lambda kind, place: f"{kind} {place}")
    chance = Random(seed)
    made = handing_out.prepared(
        dossier(compared), Order(Audience.GROUP, pseudonyms=True), lambda found: chance.sample(found, len(found))
    )
    said = " ".join(texts(made))
    assert [each for each in (*marks(len(answers)), "gmbh") if each in fold(said)] == []
    assert ("claim 0" in said) == any(word in ("yes", "partly", "no", "given") for word in answers[0])
    assert sorted(made.pseudonyms) == [chr(ord("A") + place) for place in range(len(answers))]
    assert set(made.pseudonyms.values()) == {each.id for each in compared.suppliers}


@ATTACK
@given(answers=ANSWERS)
def test_joint_buyers_see_no_confidential_answer_no_note_and_nothing_a_supplier_keeps_to_the_buyer(
    answers: list[Sequence[str]],
) -> None:
    made = handing_out.prepared(dossier(market(answers)), Order(Audience.GROUP))
    told = fold(" ".join(texts(made)))
    hidden = ("claim", "note", "Model", "Plant", "City", "number", "holder", "prose", "reason", "why", "other")
    assert [kind for kind in hidden for place in range(len(answers)) if fold(mark(kind, place)) in told] == []


def test_the_market_value_has_no_place_for_a_name_or_an_answer() -> None:
    answers = [("yes", "no", "given", "secret", "given")] * 7
    made = market_basis(market(answers), Summary())
    told = fold(repr(made.summary))
    assert [each for each in marks(7) if each in told] == []


def texts(made: Prepared) -> list[str]:
    """Return everything a prepared report says, but its day."""
    from dialogue_app.reports.said import said

    assert made.document
    return [text for _, text in said(made.document)]


def on_record(made: Prepared) -> HandedOut:
    return HandedOut("dialogue-1", "market", "", "pdf", "en", "", basis=made.basis)


def due(read: Dossier) -> object:
    from dialogue_app.domain.dialogue import Reply

    return replace(read.comparison.dialogue, reply=Reply("2026-12-01", ""))


def test_readiness_is_told_in_numbers_that_expose_nobody() -> None:
    """Specification 5.7, F1, with every brand for itself: four and three may be told, six and one not."""
    read = dossier(market([("yes", "no", "given", "given", "given")] * 7))
    ids = [each.id for each in read.comparison.suppliers]
    mixed = ["now"] * 4 + ["grace"] * 2 + ["later"]
    four = Readiness("h1", "Sites within 30 days", dict(zip(ids, mixed, strict=True)), "Clause")
    six = Readiness("h2", "Sites within 6 months", dict(zip(ids, ["now"] * 6 + ["later"], strict=True)))
    said = texts(handing_out.prepared(replace(read, criteria=(four, six)), Order(Audience.MARKET)))
    assert "4 of 7: ready now" in said
    assert "3 of 7: ready within the time allowed, ready later or never or not known" in said
    assert "most or all: ready now" in said
    assert "Clause" in said


def test_one_supplier_that_becomes_ready_between_two_reports_is_not_seen() -> None:
    read = dossier(market([("yes", "no", "given", "given", "given")] * 9))
    ids = [each.id for each in read.comparison.suppliers]
    before, after = (
        Readiness("h1", f"In words {n}", dict(zip(ids, ["now"] * n + ["later"] * (9 - n), strict=True))) for n in (5, 6)
    )
    first = handing_out.prepared(replace(read, criteria=(before,)), Order(Audience.MARKET))
    second = handing_out.prepared(
        replace(read, criteria=(after,), handed_out=(on_record(first),)), Order(Audience.TENDERERS)
    )
    assert [text for text in texts(second) if "ready now" in text] == ["5 of 9: ready now"]
