"""Who must be asked again after a new version, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.texts import Texts
from dialogue_app.workspace.tracing import Again


@dataclass(frozen=True, slots=True)
class AgainLine:
    """One supplier: its name, what to ask it in words, and the ids of those items."""

    name: str
    words: str
    items: tuple[str, ...]


def again_lines(found: Iterable[tuple[Supplier, Again]], items: Sequence[Item], texts: Texts) -> tuple[AgainLine, ...]:
    """Return a line for each supplier, with the codes of the items."""
    codes = {item.id: item.code for item in items}
    return tuple(
        AgainLine(supplier.name, _words(again, codes, texts), again.changed + again.new) for supplier, again in found
    )


def _words(again: Again, codes: dict[str, str], texts: Texts) -> str:
    parts = (("again.changed", again.changed), ("again.new", again.new))
    return " ".join(
        texts.count(key, len(ids), items=", ".join(codes[item_id] for item_id in ids)) for key, ids in parts if ids
    )
