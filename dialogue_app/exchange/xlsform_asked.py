"""An item under its name in an XLSForm, and the expressions that look at its answer. Knows no rows of the form."""

from dataclasses import dataclass

from dialogue_app.domain.questionnaire import Item
from dialogue_app.exchange.xlsform_names import part_of, reference
from dialogue_app.exchange.xlsform_sheets import SILENT, Said
from dialogue_app.exchange.xlsform_wording import Wording
from question_bank import AnswerSpec, Kind

TABLES = frozenset({Kind.CERTIFICATES, Kind.FACTORIES, Kind.FILE})
"""Kinds whose answers have rows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An item under its name in the form."""

    item: Item
    name: str
    wording: Wording

    @property
    def spec(self) -> AnswerSpec:
        """What the question takes."""
        return self.item.snapshot.answer

    @property
    def list_name(self) -> str:
        """Name of the list of its options."""
        return part_of(self.name, "options")

    def part(self, part: str) -> str:
        """Return the name of a part of the item."""
        return part_of(self.name, part)

    def prompt(self) -> Said:
        """Return the question."""
        return self.wording.prompt(self.item)

    def hint(self, *lines: Said) -> Said:
        """Return the help of the question and further lines."""
        extra = self.wording.original(self.spec.extra)
        say = self.wording.say("xlsform.hint.extra", extra=extra) if extra else SILENT
        return self.wording.lines(self.wording.bank(self.item.snapshot, "help"), *lines, say)


def given(asked: Asked) -> str:
    """Return the expression that is true when the item has a value."""
    kind, name = asked.spec.kind, asked.name
    if kind in TABLES:
        return f"{reference(asked.part('rows'))} > 0"
    if kind is Kind.DATE:
        return f"({filled(name)} or {filled(asked.part('about'))})"
    return filled(asked.part("place_1") if kind is Kind.RANK and not ranks_all(asked.spec) else name)


def filled(name: str) -> str:
    """Return the expression that is true when this question has an answer."""
    return f"{reference(name)} != ''"


def chosen(name: str, option_ids: tuple[str, ...]) -> str:
    """Return the expression that is true when one of the options is chosen."""
    return " or ".join(f"selected({reference(name)}, '{option}')" for option in option_ids)


def ranks_all(spec: AnswerSpec) -> bool:
    """Whether every option gets a place, as XLSForm's own ranking wants it; otherwise each place is a question."""
    special = any(option.exclusive or option.needs_remark for option in spec.options if not option.retired)
    return not spec.ranks and not special


def place_names(asked: Asked) -> list[str]:
    """Return the names of the questions for the places of a ranking, first place first."""
    options = [option for option in asked.spec.options if not option.retired]
    places = min(asked.spec.ranks or len(options), len(options))
    return [asked.part(f"place_{place}") for place in range(1, places + 1)]
