"""What an XLSForm can't say of a questionnaire, so that the user knows before suppliers do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dialogue_app.exchange.xlsform_asked import TABLES, Asked, ranks_all
from dialogue_app.exchange.xlsform_names import PART, language_name
from dialogue_app.exchange.xlsform_sheets import Form
from dialogue_app.exchange.xlsform_tables import MOST_ROWS, columns_left_out
from dialogue_app.exchange.xlsform_text import changes
from dialogue_app.exchange.xlsform_wording import Wording
from dialogue_app.texts import Texts, languages
from question_bank import Kind


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Something that the form can't say: ``key`` names the sentence ``xlsform.unsaid.<key>``, details fill it.

    ``code`` is the code of an item, or empty for the whole form.
    """

    code: str
    key: str
    details: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


def unsaid_text(point: Unsaid, texts: Texts) -> str:
    """Return what the form can't say as a sentence."""
    return texts(f"xlsform.unsaid.{point.key}", code=point.code, **point.details)


def unsaid(form: Form, items: tuple[Asked, ...], wording: Wording) -> tuple[Unsaid, ...]:
    """Return what a form can't say of these items, the whole form first."""
    changed = _changed(form)
    ids = {asked.item.id for asked in items}
    found = list(_of_form(items, wording))
    for asked in items:
        if asked.item.condition and asked.item.condition.item_id not in ids:
            found.append(Unsaid(asked.item.code, "condition"))
        found += _of_item(asked, changed=asked.name in changed)
    return tuple(found)


def _of_form(items: tuple[Asked, ...], wording: Wording) -> Iterator[Unsaid]:
    yield Unsaid("", "supplier")
    if any(asked.item.must for asked in items):
        yield Unsaid("", "required")
    if any(asked.spec.kind in TABLES for asked in items):
        yield Unsaid("", "rows", {"most": MOST_ROWS})
    if len(wording.languages) > 1:
        yield Unsaid("", "titles")
    known = languages()
    for code in wording.languages:
        if code not in known and code.partition("-")[0] not in known:
            yield Unsaid("", "words", {"language": language_name(code)})


def _of_item(asked: Asked, *, changed: bool) -> Iterator[Unsaid]:
    code, kind = asked.item.code, asked.spec.kind
    if changed:
        yield Unsaid(code, "text-changed")
    if kind is Kind.RANK and ranks_all(asked.spec):
        yield Unsaid(code, "rank-all")
    if kind in TABLES and (left_out := columns_left_out(asked)):
        yield Unsaid(code, "columns", {"number": left_out})


def _changed(form: Form) -> set[str]:
    """Return the names of questions with a text that the form shows otherwise than it was written."""
    rows = {row.name.partition(PART)[0] for row in form.part.rows if any(map(changes, row.texts()))}
    options = {
        option.list_name.partition(PART)[0] for option in form.part.options if any(map(changes, option.label.values()))
    }
    return rows | options
