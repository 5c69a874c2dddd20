"""The list of factories of one supplier against its list of an earlier round: new, gone, changed, lost audits. Pure.

Sites are matched by name and place, never by row: a list in another order says the same. Two that differ a little more
are told as one that is gone and one that is new, and as perhaps the same: that is for a person to say.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from datetime import date
from difflib import SequenceMatcher

from dialogue_app.domain.ageing import audited
from dialogue_app.domain.values import Factory
from question_bank import fold

WATCHED = ("share_of_model_percent", "tier", "function", "last_audit_date")
"""Columns in which a site that stays can change."""

NEARLY = 0.8
"""Share of letters in common from which two names in one town may be one site."""

_LEGAL_FORMS = frozenset(
    re.findall(
        r"\w+",
        "ab ag as aps asa berhad bhd bv co company corp corporation gmbh inc incorporated kft kg limited llc ltd nv oy "
        "oyj plc pte pt pty sa sarl sas sdn se spa srl tnhh",
    )
)

_NUMBERS = re.compile(r"[0-9]+|\b\w\b")
"""Numbers and lone letters: they tell the halls of one maker apart."""

Pair = tuple[Factory, Factory]


@dataclass(frozen=True, slots=True)
class ChangedSite:
    """A site of both lists, as it was told then and now, and the watched columns that differ."""

    then: Factory
    now: Factory
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactoriesOverTime:
    """What became of the sites; a site whose audit is lost may be among the changed ones too.

    ``perhaps`` pairs a gone site with a new one that may be the same: a name nearly the same in one town, or the same
    name in another town of the country.
    """

    new: tuple[Factory, ...]
    gone: tuple[Factory, ...]
    changed: tuple[ChangedSite, ...]
    lost_audit: tuple[Factory, ...]
    perhaps: tuple[Pair, ...] = ()

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
    pairs = sorted(
        (pair for alike in (_equal, _same_names, _a_name, _plain_name) for pair in _taken(gone, new, alike)), key=_order
    )
    changed = (ChangedSite(old, site, _differs(old, site)) for old, site in pairs)
    lost = (site for old, site in pairs if audited(old, day_then) and not audited(site, today))
    return FactoriesOverTime(
        tuple(new),
        tuple(gone),
        tuple(each for each in changed if each.columns),
        tuple(lost),
        tuple(_taken(list(gone), list(new), _perhaps)),
    )


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


def _plain_name(old: Factory, site: Factory) -> bool:
    """Return whether they share a name but for accents, stops and the legal form."""
    return _place(old) == _place(site) and bool(_plain_names(old) & _plain_names(site))


def _perhaps(old: Factory, site: Factory) -> bool:
    if _place(old)[0] != _place(site)[0]:
        return False
    these, those = _plain_names(old), _plain_names(site)
    return bool(these & those) or (
        _place(old) == _place(site) and any(_nearly(one, other) for one in these for other in those)
    )


def _nearly(one: str, other: str) -> bool:
    """Whether two names are nearly the same; hall 2 is never hall 3."""
    if _NUMBERS.findall(one) != _NUMBERS.findall(other):
        return False
    matcher = SequenceMatcher(None, *sorted((one, other)), autojunk=False)  # type: ignore[call-overload]
    steps = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # the cheap ones refuse most pairs
    return all(step() >= NEARLY for step in steps)


def _plain_names(site: Factory) -> frozenset[str]:
    words = (re.findall(r"\w+", fold(name).replace(".", "")) for name in (site.legal_name, site.local_name))
    return frozenset(filter(None, (" ".join(word for word in each if word not in _LEGAL_FORMS) for each in words)))


def _place(site: Factory) -> tuple[str, str]:
    return _folded(site.country), _folded(site.city)


def _names(site: Factory) -> frozenset[str]:
    return frozenset(filter(None, map(_folded, (site.legal_name, site.local_name))))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _differs(old: Factory, site: Factory) -> tuple[str, ...]:
    return tuple(name for name in WATCHED if _folded(getattr(old, name)) != _folded(getattr(site, name)))
