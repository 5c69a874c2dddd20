"""Who must be asked again after a new version: who answered an earlier one, and what is asked differently now."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dialogue_app.domain.questionnaire import Item, Questionnaire


class Told(NamedTuple):
    """That a supplier answered an item of a version, in these words."""

    supplier_id: str
    item_id: str
    questionnaire_id: str
    asked_hash: str


@dataclass(frozen=True, slots=True)
class Again:
    """One supplier and the items it must be asked again: asked in other words now, or not at all before."""

    supplier_id: str
    changed: tuple[str, ...]
    new: tuple[str, ...]


def asked_again(form: Questionnaire, earlier: Sequence[Questionnaire], told: Iterable[Told]) -> tuple[Again, ...]:
    """Return who must be asked again, in the order in which their answers come.

    Only suppliers who answered an earlier version are named: to the others all is new. Who has answered the present
    words of an item is not asked that item again.

    Args:
        form: the newest version.
        earlier: the versions before it, oldest first.
        told: the current answers of the dialogue.
    """
    before = {each.id for each in earlier}
    words = {item.id: item.asked_hash for version in earlier for item in version.items()}
    answered: dict[str, dict[str, str]] = {}
    known: set[str] = set()
    for each in told:
        answered.setdefault(each.supplier_id, {})[each.item_id] = each.asked_hash
        if each.questionnaire_id in before:
            known.add(each.supplier_id)
    found = (_again(list(form.items()), words, supplier, answered[supplier]) for supplier in answered)
    return tuple(each for each in found if each.supplier_id in known and (each.changed or each.new))


def _again(items: Collection[Item], words: Mapping[str, str], supplier_id: str, told: Mapping[str, str]) -> Again:
    heard = {item.id: told.get(item.id, words.get(item.id, "")) for item in items}
    changed = tuple(item.id for item in items if heard[item.id] not in ("", item.asked_hash))
    return Again(supplier_id, changed, tuple(item.id for item in items if not heard[item.id]))
