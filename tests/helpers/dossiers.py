"""Dossiers for tests: a market in which every name and every free text of a supplier is a mark that can be searched."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from dialogue_app.domain.comparison import Cell, Comparison, RawCell, compare
from dialogue_app.domain.dossier import Dossier, Recorded
from dialogue_app.domain.questionnaire import Item, Questionnaire, Section
from dialogue_app.domain.summary import Summary
from dialogue_app.domain.suppliers import Attendance, Participant, Role, Supplier
from dialogue_app.domain.values import Certificate, Certificates, Choice, Factories, Factory, Percentage, Prose, Value
from question_bank import Kind
from tests.helpers.comparisons import AS_OF, cell, dialogue, item

ASKED = (Kind.YES_PARTLY_NO, Kind.YES_PARTLY_NO, Kind.TEXT, Kind.FACTORIES, Kind.CERTIFICATES)
WRITTEN = Summary(
    period="October 2026",
    channel="Talks",
    changes="The date was moved.",
    unchanged="The proof stays, because the market has it.",
    next_steps="The notice comes in March.",
    conclusions="Lists exist | asked with the contract\nAudits are rare | not asked, too early",
)


def mark(kind: str, place: int) -> str:
    """Return a word that stands for what a supplier must not be told by: no other text holds it."""
    return f"{kind}qzx{'abcdefghijklmnop'[place]}qzx"


def suppliers(number: int, order: Sequence[int] | None = None) -> tuple[Supplier, ...]:
    """Return suppliers; ``order`` says which mark each place carries."""
    places = order or range(number)
    return tuple(
        Supplier(mark("id", at), f"{mark('Name', at)} GmbH", Role.BRAND, country="SE", contact=mark("contact", at))
        for at in places
    )


def form() -> Questionnaire:
    """Return a frozen questionnaire with a question of each kind in ``ASKED``."""
    items = tuple(item(number, kind=kind) for number, kind in enumerate(ASKED))
    return Questionnaire("questionnaire-1", "dialogue-1", 1, (Section("s", "Transparency", items),), AS_OF)


def market(
    answers: Sequence[Sequence[str]],
    *,
    order: Sequence[int] | None = None,
    as_of: str = AS_OF,
    share: str = "own",
    said: Callable[[str, int], str] = mark,
) -> Comparison:
    """Return a comparison: ``answers`` are, for each supplier, one word a question.

    Args:
        answers: "yes", "partly", "no" for a choice, "given" for everything else; "" for not asked; states by name.
        order: which marks the suppliers carry.
        as_of: the moment of reading.
        share: with whom suppliers let answers be shared.
        said: what stands in free texts.
    """
    questions, taking_part = form(), suppliers(len(answers), order)
    cells = [
        tuple(Cell(*made)._replace(share_scope=share))[:-1]
        for place, (supplier, words) in enumerate(zip(taking_part, answers, strict=True))
        for question, word in zip(questions.items(), words, strict=True)
        if (made := _cell(question, supplier, word, place, said))
    ]
    return compare(dialogue(), (questions,), taking_part, cells, as_of)


def dossier(compared: Comparison, written: Summary = WRITTEN) -> Dossier:
    """Return the dossier of a comparison, without talks."""
    taking_part = tuple(Participant(each, Attendance.ATTENDED, "2026-10-01") for each in compared.suppliers)
    recorded = {each.id: Recorded(AS_OF, AS_OF, 3) for each in compared.suppliers}
    return Dossier(compared, (compared.questionnaire,), taking_part, (), (), recorded, (), written, ())


def called(compared: Comparison, name: str) -> Comparison:
    """Return the comparison with the first supplier called otherwise."""
    first, *others = compared.suppliers
    return replace(compared, suppliers=(replace(first, name=name), *others))


def _cell(question: Item, supplier: Supplier, word: str, place: int, said: Callable[[str, int], str]) -> RawCell | None:
    if not word:
        return None
    if word not in ("yes", "partly", "no", "given", "secret"):
        return cell(question, supplier, word, reason=said("reason", place))
    return cell(
        question,
        supplier,
        value=_value(question, word, place, said),
        scope_kind="listed",
        scope_text=said("Model", place),
        claim=said("claim", place),
        note=said("note", place),
        date_of_fact="2026-10-0" + str(1 + place % 9),
        confidential=int(word == "secret"),
        confidential_reason=said("why", place) if word == "secret" else "",
    )


def _value(question: Item, word: str, place: int, said: Callable[[str, int], str]) -> Value:
    match question.snapshot.answer.kind:
        case Kind.YES_PARTLY_NO:
            return Choice(word if word in ("yes", "partly", "no") else "yes", said("other", place))
        case Kind.FACTORIES:
            return Factories((Factory(legal_name=said("Plant", place), city=said("City", place), country="CN"),))
        case Kind.CERTIFICATES:
            row = Certificate("TCO Certified", number=said("number", place), holder=said("holder", place))
            return Certificates((row,))
        case Kind.PERCENT:
            return Percentage(Decimal(10 + place), said("of", place))
    return Prose(said("prose", place))
