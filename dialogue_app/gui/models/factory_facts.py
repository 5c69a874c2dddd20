"""Factories as facts to show: sites by country and tier, and the list of each supplier with how complete it is."""

from collections.abc import Mapping
from decimal import Decimal

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.factory_picture import FactoryPicture, Site, SiteList
from dialogue_app.domain.lists_over_time import Standing
from dialogue_app.domain.phrases import state_text
from dialogue_app.domain.site_phrases import counts_text, site_lines
from dialogue_app.gui.models.fact_table import Fact
from dialogue_app.gui.problems import Tone
from dialogue_app.texts import Texts
from dialogue_app.workspace.delivering import Listed

Facts = tuple[list[str], list[list[Fact]]]

_WHOLE = Decimal(100)


def country_facts(picture: FactoryPicture, names: Mapping[str, str], texts: Texts) -> Facts:
    """Return one row a country and one column a tier, with the sums; ``about`` holds the sites of the place."""
    tiers = picture.tiers
    titles = [texts("compare.country"), *(tier_text(tier, texts) for tier in tiers), texts("compare.all-sites")]
    named = sorted((not code, country_text(code, names, texts).casefold(), code) for code in picture.countries)
    rows = [
        [
            Fact(country_text(code, names, texts), about=picture.at(code, None)),
            *_numbers(picture, code, texts),
        ]
        for _, _, code in named
    ]
    total = [Fact(texts("compare.all-countries"), about=picture.at(None, None)), *_numbers(picture, None, texts)]
    return titles, [*rows, total]


def list_facts(picture: FactoryPicture, since: Mapping[str, Listed], texts: Texts) -> Facts:
    """Return one row a supplier; ``about`` holds its list.

    Args:
        picture: of the question.
        since: by id of the supplier, its list against the last one; without any, there is no column for it.
        texts: the language.
    """
    first, more = ("supplier", "state", "sites"), ("complete", "audits", "list-dated")
    titles = [texts(f"compare.{name}") for name in (*first, *more)]
    rows = [_list_row(each, texts) for each in picture.lists]
    if since:
        titles.insert(len(first), texts("sites.column.since"))
        for row, each in zip(rows, picture.lists, strict=True):
            row.insert(len(first), _since(each, since.get(each.supplier.id), texts))
    return titles, rows


def since_parts(listed: Listed, texts: Texts) -> list[tuple[str, str]]:
    """Return heading and words of what became of the sites since the last list, for the side of the page."""
    told = [f"{texts(f'sites.became.{became}')}: {text}" for became, text in site_lines(listed.lists, texts)]
    counts = counts_text(listed.lists, listed.before.dialogue.title, texts)
    return [(texts("sites.since", dialogue=listed.before.dialogue.title), "\n".join([counts, *told]))]


def site_parts(site: Site, names: Mapping[str, str], texts: Texts) -> tuple[str, str]:
    """Return name and everything worth knowing of a site at a glance."""
    row = site.factory
    address = ", ".join(
        part
        for part in (row.street, row.city, row.region, country_text(row.country, names, texts) if row.country else "")
        if part
    )
    audit = date_text(row.last_audit_date, texts) if row.last_audit_date else texts("compare.no-audit")
    audit = f"{audit} {row.audit_scheme}".strip()
    fresh = "" if site.audited or not row.last_audit_date else texts("compare.audit-too-old")
    lines = (
        " · ".join(tier_text(tier, texts) for tier in site.tiers),
        address,
        row.function,
        row.models,
        texts("compare.audited", audit=" – ".join(filter(None, (audit, fresh)))),
        texts("compare.named-by", names="; ".join(supplier.name for supplier in site.named_by)),
        texts("compare.confidential") if row.confidential == "yes" else "",
    )
    return row.title, "\n".join(line for line in lines if line)


def tier_text(tier: str, texts: Texts) -> str:
    """Return a tier as number and word."""
    if not tier:
        return texts("compare.no-tier")
    return texts(f"live.tier.{tier}") if texts.has(f"live.tier.{tier}") else tier


def country_text(country: str, names: Mapping[str, str], texts: Texts) -> str:
    """Return the name of a country; a code nobody knows reads as itself."""
    return names.get(country, country) if country else texts("compare.no-country")


def _numbers(picture: FactoryPicture, country: str | None, texts: Texts) -> list[Fact]:
    sites = [picture.at(country, tier) for tier in picture.tiers]
    return [_number(each, texts) for each in (*sites, picture.at(country, None))]


def _number(sites: tuple[Site, ...], texts: Texts) -> Fact:
    words = texts.formats.number(Decimal(len(sites))) if sites else texts("compare.none-named")
    return Fact(words, None if sites else Tone.INFO, about=sites)


def _since(each: SiteList, listed: Listed | None, texts: Texts) -> Fact:
    if listed is None:
        return Fact(texts("sites.never-asked"), Tone.INFO, about=each)
    found = listed.lists.found
    worse = found.gone or found.lost_audit or listed.lists.standing is Standing.NOT_NOW
    return Fact(
        counts_text(listed.lists, listed.before.dialogue.title, texts), Tone.WARN if worse else None, about=each
    )


def _list_row(each: SiteList, texts: Texts) -> list[Fact]:
    notes = (
        texts("compare.sites-other-wording") if each.other_wording else "",
        texts("compare.confidential") if each.confidential else "",
    )
    more = "\n".join(note for note in notes if note)
    state = state_text(each.state, texts)
    words = (
        Fact(each.supplier.name, None, more),
        Fact(f"{state} · {more.replace(chr(10), ' · ')}" if more else state),
        *_list_numbers(each, texts),
    )
    return [Fact(fact.words, fact.tone, fact.more, each) for fact in words]


def _list_numbers(each: SiteList, texts: Texts) -> tuple[Fact, ...]:
    if each.complete is None:
        return tuple(Fact(texts("compare.not-told"), Tone.INFO) for _ in range(4))
    number = texts.formats.number
    short = each.audited < each.sites
    return (
        Fact(number(Decimal(each.sites))),
        Fact(f"{number(each.complete)} %", Tone.WARN if each.complete < _WHOLE else Tone.OK),
        Fact(texts("compare.of-sites", some=each.audited, all=each.sites), Tone.WARN if short else Tone.OK),
        _dated(each, texts),
    )


def _dated(each: SiteList, texts: Texts) -> Fact:
    if not each.dated:
        return Fact(texts("compare.no-date"), Tone.WARN)
    day = date_text(each.dated, texts)
    if each.good_until is None:
        return Fact(day)
    key = "compare.list-too-old" if each.out_of_date else "compare.list-good"
    last = texts.formats.day(each.good_until)
    return Fact(texts(key, day=day, last=last), Tone.BAD if each.out_of_date else Tone.OK)
