"""The list of factories of one supplier against its list of an earlier round: new, gone, changed, lost audits. Pure.

Sites are matched by name and place, never by row: a list in another order says the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from datetime import date

from dialogue_app.domain.ageing import audited
from dialogue_app.domain.values import Factory

WATCHED = ("share_of_model_percent", "tier", "function", "last_audit_date")
"""Columns in which a site that stays can change."""

Pair = tuple[Factory, Factory]


@dataclass(frozen=True, slots=True)
class ChangedSite:
    """A site of both lists, as it was told then and now, and the watched columns that differ."""

    then: Factory
    now: Factory
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactoriesOverTime:
    """What became of the sites; a site whose audit is lost may be among the changed ones too."""

    new: tuple[Factory, ...]
    gone: tuple[Factory, ...]
    changed: tuple[ChangedSite, ...]
    lost_audit: tuple[Factory, ...]

    @property
    def same(self) -> bool:
        """Whether nothing has changed."""
        return not (self.new or self.gone or self.changed or self.lost_audit)


def factories_over_time(
    then: Iterable[Factory], now: Iterable[Factory], *, day_then: date, today: date
) -> FactoriesOverTime:
    """Compare two lists of one supplier.

    Args:
        then: sites of the earlier list.
        now: sites of the list of now.
        day_then: day on which audits of the earlier list are judged.
        today: day on which audits of the list of now are judged.

    Returns:
        Sites in the order of their text; an audit is lost where there was one that was not too old then, and now
        there is none or it is too old.
    """
    gone, new = sorted(then, key=astuple), sorted(now, key=astuple)
    pairs = sorted((pair for alike in (_equal, _same_names, _a_name) for pair in _taken(gone, new, alike)), key=_order)
    changed = (ChangedSite(old, site, _differs(old, site)) for old, site in pairs)
    lost = (site for old, site in pairs if audited(old, day_then) and not audited(site, today))
    return FactoriesOverTime(tuple(new), tuple(gone), tuple(each for each in changed if each.columns), tuple(lost))


def _taken(gone: list[Factory], new: list[Factory], alike: Callable[[Factory, Factory], bool]) -> list[Pair]:
    """Return the pairs that are alike, and take them out of both lists."""
    pairs = []
    for old in tuple(gone):
        site = next((each for each in new if alike(old, each)), None)
        if site is not None:
            pairs.append((old, site))
            gone.remove(old)
            new.remove(site)
    return pairs


def _order(pair: Pair) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return astuple(pair[1]), astuple(pair[0])


def _equal(old: Factory, site: Factory) -> bool:
    return old == site


def _same_names(old: Factory, site: Factory) -> bool:
    return _place(old) == _place(site) and _names(old) == _names(site)


def _a_name(old: Factory, site: Factory) -> bool:
    """Return whether they share one name: a second name may have been told only once."""
    return _place(old) == _place(site) and bool(_names(old) & _names(site))


def _place(site: Factory) -> tuple[str, str]:
    return _folded(site.country), _folded(site.city)


def _names(site: Factory) -> frozenset[str]:
    return frozenset(filter(None, map(_folded, (site.legal_name, site.local_name))))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _differs(old: Factory, site: Factory) -> tuple[str, ...]:
    return tuple(name for name in WATCHED if _folded(getattr(old, name)) != _folded(getattr(site, name)))
