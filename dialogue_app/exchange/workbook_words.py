"""Words in a workbook that stand for codes: options, states, reasons, scopes, yes and no. The manifest repeats them.

Within one list all words differ, so that a word leads back to one code.
"""

from collections.abc import Iterable, Mapping

from dialogue_app.domain.answers import DeclineReason, ScopeKind, State
from dialogue_app.domain.phrases import state_text
from dialogue_app.domain.questionnaire import Item
from dialogue_app.exchange.layout import AskedItem, Manifest
from dialogue_app.exchange.workbook_order import WorkbookOrder
from dialogue_app.exchange.workbook_text import one_line
from dialogue_app.texts import Texts

STATES = (
    State.ANSWERED,
    State.PARTLY,
    State.WILL_SEND,
    State.NOT_KNOWN,
    State.NOT_APPLICABLE,
    State.DECLINED,
)
"""States a supplier can name."""


def words(texts: Texts) -> Mapping[str, Mapping[str, str]]:
    """Return the words of states, reasons, scopes, yes and no, by group and code."""
    return {
        "state": _told_apart((state.value, state_text(state, texts)) for state in STATES),
        "reason": _told_apart((reason.value, texts(f"reason.{reason}")) for reason in DeclineReason),
        "scope": _told_apart((kind.value, texts(f"scope.{kind}")) for kind in ScopeKind if kind.value),
        "yes_no": _told_apart((code, texts(f"workbook.{code}")) for code in ("yes", "no")),
    }


def options(item: Item, language: str) -> dict[str, str]:
    """Return the options of an item that may be chosen: id -> word, in their order."""
    shot = item.snapshot
    return _told_apart(
        (option.id, shot.option_text(option.id, language)) for option in shot.answer.options if not option.retired
    )


def manifest(order: WorkbookOrder, sheets: Mapping[str, str], said: Mapping[str, Mapping[str, str]]) -> Manifest:
    """Return what the workbook is; ``sheets`` maps ids of items with rows of their own to the names of their sheets."""
    return Manifest(
        workbook_id=order.workbook_id,
        dialogue_id=order.dialogue.id,
        dialogue_title=order.dialogue.title,
        questionnaire_id=order.form.id,
        version=order.form.version,
        supplier_id=order.supplier.id if order.supplier else "",
        supplier_name=order.supplier.name if order.supplier else "",
        language=order.language,
        made_at=order.made_at,
        items=tuple(_asked(item, order.language, sheets.get(item.id, "")) for item in order.form.items()),
        words=said,
    )


def _asked(item: Item, language: str, sheet: str) -> AskedItem:
    shot = item.snapshot
    return AskedItem(
        item_id=item.id,
        code=item.code,
        question_id=shot.question_id,
        rev=shot.rev,
        asked_hash=item.asked_hash,
        kind=shot.answer.kind.value,
        prompt=item.prompt(language),
        options=options(item, language),
        sheet=sheet,
    )


def _told_apart(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    known: dict[str, str] = {}
    taken: set[str] = set()
    for code, text in pairs:
        word = one_line(text) or code
        if word.casefold() in taken:
            word = f"{word} ({code})"
        taken.add(word.casefold())
        known[code] = word
    return known
