"""Suppliers, and their part in one dialogue."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dialogue_app.domain.plain_text import clean, cleaned
from dialogue_app.errors import Problem

LONGEST_NAME = 200
"""Characters; longer names do not fit a column head."""


class Role(StrEnum):
    """Place of an organisation in the chain (facet ``audience`` of the bank)."""

    BRAND = "brand"
    ODM = "odm"
    COMPONENT = "component"
    RESELLER = "reseller"
    SERVICE = "service"
    RECYCLER = "recycler"
    LABEL = "label"


class Attendance(StrEnum):
    """How far a supplier has come in a dialogue."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    ATTENDED = "attended"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Supplier:
    """An organisation known to the buyer. ``contact`` names a function, a person only where needed.

    ``brand`` is for whom a reseller speaks: a brand that is heard through several resellers counts once.
    """

    id: str
    name: str
    role: Role = Role.BRAND
    group: str = ""
    country: str = ""
    contact: str = ""
    brand: str = ""

    @property
    def stand_in(self) -> bool:
        """Whether this is only a letter that stands for a supplier: its other fields say nothing."""
        return self.id == self.name


def checked(supplier: Supplier) -> Supplier:
    """Return the supplier as it is stored: all its texts cleaned (see ``plain_text``), else unchanged.

    Raises:
        Problem: the name is missing or too long.
    """
    supplier = cleaned(supplier)
    if not supplier.name:
        raise Problem("supplier-without-name")
    if len(supplier.name) > LONGEST_NAME:
        raise Problem("supplier-name-too-long", longest=LONGEST_NAME)
    return supplier


def by_name(supplier: Supplier) -> tuple[str, str]:
    """Return the sort key of suppliers: everywhere by name, never by what they said."""
    return supplier.name.casefold(), supplier.id


def independent(suppliers: Iterable[Supplier]) -> int:
    """Return how many suppliers speak for themselves: those of one corporate group count once."""
    return len({each.group.casefold() or each.id for each in suppliers})


def named(names: Iterable[str], known: Iterable[Supplier], role: Role = Role.BRAND) -> tuple[Supplier, ...]:
    """Return suppliers by name, each once; a name that nobody known has stands for a new one, which has no id.

    Args:
        names: in upper or lower case; empty ones are skipped.
        known: who has a name already.
        role: of the new ones.
    """
    there = {each.name.casefold(): each for each in known}
    wanted: dict[str, str] = {}
    for name in filter(None, map(clean, names)):
        wanted.setdefault(name.casefold(), name)
    return tuple(there.get(key) or Supplier("", name, role) for key, name in wanted.items())


@dataclass(frozen=True, slots=True)
class Participant:
    """A supplier in a dialogue. ``invited_on`` is an ISO date; the same for all is proof of equal treatment."""

    supplier: Supplier
    attendance: Attendance = Attendance.INVITED
    invited_on: str = ""
