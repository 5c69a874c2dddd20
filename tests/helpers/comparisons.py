"""Sample comparisons for tests: small ones with every state, wide ones for layout, hostile ones for safety."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import cycle

from dialogue_app.domain.comparison import Comparison, RawCell, compare
from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.dialogue import Dialogue, DialogueKind, DialogueState, Event
from dialogue_app.domain.questionnaire import Item, Questionnaire, Section, Snapshot
from dialogue_app.domain.suppliers import Role, Supplier
from dialogue_app.domain.values import Choice, Factories, Factory, Prose, Quantity, Value, to_json
from question_bank import PIVOT, YES_PARTLY_NO, AnswerSpec, Kind, Room, content_hash

AS_OF = "2026-11-22T14:32:07.123Z"

PROMPTS = (
    "Do you publish a list of the factories that do the final assembly of the models you offer?",
    "Which share of the final assembly sites has been audited on site during the last 24 months?",
    "Who in your organisation answers for human rights in the supply chain, and how often does this person report?",
    "By when can you name the factories of all models you offer?",
    "What happened after the last serious finding at a factory that makes your products, and what did workers get?",
)
KINDS = (Kind.YES_PARTLY_NO, Kind.NUMBER, Kind.TEXT, Kind.DATE, Kind.FACTORIES)
NAMES = ("Alpha Computers", "Beta Devices GmbH", "Čapek & syn", "Δέλτα Τεχνολογία", "Север Системы")
WORDS = (
    "The list is public and updated twice a year; it names street and city of every site and how many people work.",
    "Not for all models yet. The contract manufacturer has agreed, and two component makers are still missing.",
    "Yes.",
)


def snapshot(number: int = 0, prompt: str = "", kind: Kind | None = None) -> Snapshot:
    """Return a frozen question; kinds follow one another."""
    kind = kind or KINDS[number % len(KINDS)]
    spec = AnswerSpec(kind, YES_PARTLY_NO if kind is Kind.YES_PARTLY_NO else (), unit="sites" * (kind is Kind.NUMBER))
    prompt = prompt or PROMPTS[number % len(PROMPTS)]
    options = {f"option.{option.id}": option.text for option in spec.options}
    return Snapshot(
        bank_id="ict-ethics",
        question_id=f"TRN-{100 + number}",
        rev=1,
        theme="TRN",
        answer=spec,
        room=Room.PLENARY,
        minutes_live=3,
        minutes_supplier=15,
        paths=(),
        evidence=(),
        sensitivity="none",
        sibling="",
        content_hash=content_hash(spec, prompt),
        texts={PIVOT: {"prompt": prompt, **options}},
    )


def item(number: int = 0, prompt: str = "", kind: Kind | None = None) -> Item:
    """Return a place in a questionnaire."""
    return Item(f"item-{number:04}", f"TRN-{100 + number}-K", snapshot(number, prompt, kind))


def questionnaire(items: int = 5, per_section: int = 20) -> Questionnaire:
    """Return a frozen questionnaire."""
    every = [item(number) for number in range(items)]
    sections = tuple(
        Section(
            f"section-{start}",
            f"Transparency, part {start // per_section + 1}",
            tuple(every[start : start + per_section]),
        )
        for start in range(0, items, per_section)
    )
    return Questionnaire("questionnaire-1", "dialogue-1", 1, sections, "2026-11-20T09:00:00.000Z")


def suppliers(number: int = 3) -> tuple[Supplier, ...]:
    """Return suppliers in all roles."""
    roles = cycle(Role)
    return tuple(
        Supplier(f"supplier-{place:04}", _name(place), next(roles), country=("SE", "", "CZ", "GR", "BG")[place % 5])
        for place in range(number)
    )


def dialogue(title: str = "Laptops and monitors 2027") -> Dialogue:
    """Return a dialogue before a tender."""
    return Dialogue(
        id="dialogue-1",
        kind=DialogueKind.PRE_CONTRACT,
        title=title,
        purpose="Decide which requirements on factories and working conditions the tender can set.",
        created_at="2026-11-01T08:00:00.000Z",
        state=DialogueState.IN_REVIEW,
        buyers=("City of Example", "Region of Sample"),
        procurement="Framework 2027-014",
        event=Event("2026-11-21", "Town hall", 60),
    )


def cell(
    item: Item, supplier: Supplier, state: str = "answered", value: Value | None = None, **changes: object
) -> RawCell:
    """Return the stored row of one answer; ``changes`` replace single columns."""
    columns: dict[str, object] = {
        "item_id": item.id,
        "supplier_id": supplier.id,
        "asked_hash": item.asked_hash,
        "state": state,
        "value": to_json(value) if value is not None else None,
        "scope_kind": "",
        "scope_text": "",
        "scope_share": None,
        "claim": "",
        "note": "",
        "reason": "",
        "due": "",
        "date_of_fact": "",
        "source": "oral",
        "verification": "claimed",
        "confidential": 0,
        "confidential_reason": "",
        "share_scope": "own",
        "speaker_role": "",
        "language": "",
        "read_back": 0,
        "corrected_by_supplier": 0,
    }
    unknown = changes.keys() - columns.keys() - {"omitted"}
    if unknown:
        raise TypeError(unknown)
    return tuple((columns | changes).values())


def comparison(asked: int = 5, invited: int = 3) -> Comparison:
    """Return a comparison in which every state, scope and status occurs sooner or later."""
    questions, invited_suppliers = questionnaire(asked), suppliers(invited)
    cells = list(_cells(questions, invited_suppliers))
    old = replace(next(questions.items()), local_wording="Is there a public list of your assembly sites?")
    earlier = replace(questions, sections=(Section("old", "Earlier", (old,)),), version=0)
    return compare(dialogue(), (earlier, questions), invited_suppliers, cells, AS_OF)


def comparison_of(
    cells: list[RawCell], questions: Questionnaire, names: tuple[Supplier, ...], title: str = ""
) -> Comparison:
    """Return a comparison of exactly these cells."""
    return compare(dialogue(title or "Laptops and monitors 2027"), (questions,), names, cells, AS_OF)


def hostile(text: str) -> Comparison:
    """Return a comparison in which everything that comes from outside is ``text``."""
    question = item(0, kind=Kind.TEXT)
    questions = Questionnaire("q", "dialogue-1", 1, (Section("s", text, (question,)),), AS_OF)
    supplier = Supplier("supplier-0", text, country=text, group=text)
    answer = cell(question, supplier, value=Prose(text), claim=text, note=text, scope_kind="listed", scope_text=text)
    whole = compare(dialogue(), (questions,), (supplier,), [answer], AS_OF)
    return replace(whole, dialogue=replace(whole.dialogue, title=text, purpose=text, buyers=(text,), procurement=text))


def value_for(question: Item, number: int) -> Value:
    """Return a value that fits a question."""
    values: dict[Kind, Value] = {
        Kind.YES_PARTLY_NO: Choice(("yes", "partly", "no")[number % 3]),
        Kind.NUMBER: Quantity(Decimal(12 + number % 30), "sites"),
        Kind.TEXT: Prose(WORDS[number % 3] * (1 + number % 3)),
        Kind.DATE: PartialDate(("2027", "2027-Q3", "2027-03", "2027-03-31")[number % 4]),
        Kind.FACTORIES: Factories(
            tuple(
                Factory(tier="1", function="final assembly", legal_name=f"Factory {n}", city="Chongqing", country="CN")
                for n in range(1 + number % 4)
            )
        ),
    }
    return values[question.snapshot.answer.kind]


def _name(place: int) -> str:
    return NAMES[place] if place < len(NAMES) else f"Supplier {place:03} Ltd"


def _cells(questions: Questionnaire, names: tuple[Supplier, ...]) -> Iterator[RawCell]:
    for row, question in enumerate(questions.items()):
        for place, supplier in enumerate(names):
            made = _cell(question, supplier, row * 7 + place * 3, other_wording=row == 0 and place == 1)
            if made:
                yield made


def _cell(question: Item, supplier: Supplier, number: int, *, other_wording: bool) -> RawCell | None:
    wording = {"asked_hash": content_hash(question.snapshot.answer, "Is there a public list of your assembly sites?")}
    special: dict[int, dict[str, object]] = {
        3: {"state": "declined", "reason": "trade-secret"},
        5: {"state": "will-send", "due": "2026-12-15"},
        6: {"state": "not-known"},
        7: {"state": "no-answer"},
        9: {"state": "not-applicable", "reason": "no hardware"},
    }
    if number % 11 == 10 and not other_wording:
        return None
    if (changes := special.get(number % 11)) and not other_wording:
        return cell(question, supplier, **changes)  # type: ignore[arg-type]
    return cell(
        question,
        supplier,
        "partly" if number % 11 == 2 else "answered",
        value_for(question, number),
        scope_kind=("all-offered", "listed", "", "brand-wide")[number % 4],
        scope_text=("", "TravelBook 14 and 15", "", "")[number % 4],
        scope_share=("40" if number % 4 == 1 else None),
        claim=WORDS[number % 3],
        note="Ask again in spring." if number % 5 == 0 else "",
        date_of_fact=("2026-10-01", "", "2026-Q3")[number % 3],
        verification=("claimed", "evidence-received", "evidence-reviewed", "third-party-verified")[number % 4],
        confidential=int(number % 7 == 1),
        confidential_reason="trade-secret" if number % 7 == 1 else "",
        **(wording if other_wording else {}),
    )
