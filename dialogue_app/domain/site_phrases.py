"""What became of the sites of a supplier, in words: one line of counts, and one line a site."""

from collections.abc import Iterator
from enum import StrEnum

from dialogue_app.domain.countries import country_names
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.factories_over_time import ChangedSite
from dialogue_app.domain.lists_over_time import ListsOverTime, Standing
from dialogue_app.domain.values import Factory
from dialogue_app.texts import Texts


class Became(StrEnum):
    """What became of a site; in the order in which they are told."""

    GONE = "gone"
    NEW = "new"
    PERHAPS = "perhaps"
    CHANGED = "changed"
    LOST_AUDIT = "lost-audit"


def counts_text(lists: ListsOverTime, then_in: str, texts: Texts) -> str:
    """Return how many sites are new, gone, changed, without an audit; or why the lists were not compared.

    Args:
        lists: the two lists.
        then_in: title of the dialogue in which the earlier one was told.
        texts: the language.
    """
    if lists.standing is not Standing.COMPARED:
        return texts(f"sites.{lists.standing}", dialogue=then_in)
    if lists.found.same:
        return texts("sites.same", dialogue=then_in)
    found = lists.found
    numbers = {
        Became.GONE: len(found.gone),
        Became.NEW: len(found.new),
        Became.PERHAPS: len(found.perhaps),
        Became.CHANGED: len(found.changed),
        Became.LOST_AUDIT: len(found.lost_audit),
    }
    return " · ".join(texts.count(f"sites.n-{became}", number) for became, number in numbers.items() if number)


def site_lines(lists: ListsOverTime, texts: Texts) -> Iterator[tuple[Became, str]]:
    """Yield what became of each site that is not as it was, with its name and place."""
    found = lists.found
    for site in found.gone:
        yield Became.GONE, site_text(site, texts)
    for site in found.new:
        yield Became.NEW, site_text(site, texts)
    for then, now in found.perhaps:
        yield Became.PERHAPS, texts("sites.pair", then=site_text(then, texts), now=site_text(now, texts))
    for each in found.changed:
        yield Became.CHANGED, texts("sites.site-changed", site=site_text(each.now, texts), what=_changes(each, texts))
    for site in found.lost_audit:
        audit = date_text(site.last_audit_date, texts) if site.last_audit_date else texts("sites.no-audit")
        yield Became.LOST_AUDIT, texts("sites.site-audit", site=site_text(site, texts), audit=audit)


def site_text(site: Factory, texts: Texts) -> str:
    """Return name, town and country of a site."""
    country = country_names(texts.language).get(site.country, site.country) if site.country else ""
    return ", ".join(dict.fromkeys(part for part in (site.title, site.city, country) if part))


def _changes(each: ChangedSite, texts: Texts) -> str:
    return "; ".join(_change(each, column, texts) for column in each.columns)


def _change(each: ChangedSite, column: str, texts: Texts) -> str:
    then, now = (_cell(site, column, texts) for site in (each.then, each.now))
    return texts("sites.change", column=texts(f"sites.column.{column}"), then=then, now=now)


def _cell(site: Factory, column: str, texts: Texts) -> str:
    said: str = getattr(site, column)
    if not said:
        return texts("sites.not-told")
    if column == "last_audit_date":
        return date_text(said, texts)
    return f"{said} %" if column == "share_of_model_percent" else said
