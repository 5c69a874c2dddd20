"""Factories by country and tier, from the lists of one question, and how complete each list is. Pure.

Only lists in answer to the wording in force are counted; the others stand beside them with a note. A site that
several suppliers name counts once. An audit that is too old counts as none (specification 5.7 F3).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dialogue_app.domain.ageing import MONTHS, Fact, audited, good_until
from dialogue_app.domain.comparison import Cell, Comparison, Row
from dialogue_app.domain.marks import day_of
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.tables import minimum
from dialogue_app.domain.values import Factories, Factory
from question_bank import AnswerSpec, Kind

SiteKey = tuple[str, str, str, str]
"""Country, city and name in lower case, and for a site without a name whose row it is: what tells sites apart."""


@dataclass(frozen=True, slots=True)
class Site:
    """One site: how it was told first, its tiers, who named it, and whether any list shows a fresh audit.

    ``tiers`` holds "" where none was told.
    """

    factory: Factory
    tiers: tuple[str, ...]
    named_by: tuple[Supplier, ...]
    audited: bool


@dataclass(frozen=True, slots=True)
class SiteList:
    """The list of one supplier.

    Attributes:
        supplier: whose list.
        state: of its answer, "not-asked" where there is none.
        sites: how many it names.
        complete: share of the minimum set that is filled in, 0 to 100; None without a site.
        audited: how many have an audit that is not too old.
        dated: day of the list as it was told.
        good_until: last day on which the list counts; None where the day is not told.
        out_of_date: whether that day has passed.
        other_wording: asked in other words, therefore not counted with the others.
        confidential: not to be passed on.
    """

    supplier: Supplier
    state: str
    sites: int = 0
    complete: Decimal | None = None
    audited: int = 0
    dated: str = ""
    good_until: date | None = None
    out_of_date: bool = False
    other_wording: bool = False
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class FactoryPicture:
    """All sites of one question and the lists they come from, suppliers by name."""

    sites: tuple[Site, ...]
    lists: tuple[SiteList, ...]

    @property
    def tiers(self) -> tuple[str, ...]:
        """Tiers that occur, from the brand down; the one not told comes last."""
        return tuple(sorted({tier for site in self.sites for tier in site.tiers}, key=lambda tier: (not tier, tier)))

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of countries that occur; the one not told comes last."""
        found = {site.factory.country for site in self.sites}
        return tuple(sorted(found, key=lambda country: (not country, country)))

    def at(self, country: str | None, tier: str | None) -> tuple[Site, ...]:
        """Return the sites of a country and tier; None stands for all. A site of two tiers counts once among all."""
        return tuple(
            site
            for site in self.sites
            if country in {None, site.factory.country} and (tier is None or tier in site.tiers)
        )


def factory_rows(comparison: Comparison) -> tuple[Row, ...]:
    """Return the questions that ask for a list of factories."""
    return tuple(row for row in comparison.rows if row.item.snapshot.answer.kind is Kind.FACTORIES)


def factory_picture(comparison: Comparison, row: Row) -> FactoryPicture:
    """Return the factories of one question on the day of the comparison."""
    today, told = day_of(comparison), list[tuple[Supplier, Factories]]()
    lists = list[SiteList]()
    for supplier in comparison.suppliers:
        cell = row.cell(supplier.id)
        value = cell.answer(Kind.FACTORIES).value if cell else None
        if cell and isinstance(value, Factories):
            other = row.other_wording(supplier.id)
            lists.append(_list(supplier, cell, value, row.item.snapshot.answer, today, other_wording=other))
            told += [] if other else [(supplier, value)]
        else:
            lists.append(SiteList(supplier, cell.state if cell else "not-asked"))
    return FactoryPicture(_sites(told, today), tuple(lists))


def completeness(spec: AnswerSpec, factories: Collection[Factory]) -> Decimal | None:
    """Return the share of the minimum set that is filled in over all sites, 0 to 100, one decimal."""
    wanted = minimum(spec)
    cells = len(wanted) * len(factories)
    filled = sum(bool(getattr(factory, column)) for factory in factories for column in wanted)
    return round(Decimal(100) * filled / cells, 1) if cells else None


def _list(
    supplier: Supplier, cell: Cell, value: Factories, spec: AnswerSpec, today: date, *, other_wording: bool
) -> SiteList:
    last = good_until(cell.date_of_fact, MONTHS[Fact.FACTORY_LIST])
    return SiteList(
        supplier,
        cell.state,
        len(value.rows),
        completeness(spec, value.rows),
        sum(audited(factory, today) for factory in value.rows),
        cell.date_of_fact,
        last,
        last is not None and last < today,
        other_wording,
        bool(cell.confidential),
    )


def _sites(told: Iterable[tuple[Supplier, Factories]], today: date) -> tuple[Site, ...]:
    found: defaultdict[SiteKey, list[tuple[Supplier, Factory]]] = defaultdict(list)
    for supplier, value in told:
        for number, factory in enumerate(value.rows):
            found[_key(factory, f"{supplier.id} {number:05}")].append((supplier, factory))
    return tuple(_site(found[key], today) for key in sorted(found))


def _site(named: list[tuple[Supplier, Factory]], today: date) -> Site:
    suppliers = tuple(dict.fromkeys(supplier for supplier, _ in named))
    tiers = tuple(sorted({factory.tier for _, factory in named}))
    return Site(named[0][1], tiers, suppliers, any(audited(factory, today) for _, factory in named))


def _key(factory: Factory, row: str) -> SiteKey:
    parts = (factory.country, factory.city, factory.legal_name or factory.local_name)
    country, city, name = (" ".join(part.casefold().split()) for part in parts)
    return country, city, name, "" if name else row
