"""Two lists of factories of one supplier: what is new, gone, changed, and which audits are lost."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from dialogue_app.domain.factories_over_time import FactoriesOverTime, factories_over_time
from dialogue_app.domain.values import Factory

THEN, TODAY = date(2025, 6, 1), date(2026, 6, 1)
SITE = Factory(tier="1", function="assembly", legal_name="Alpha Ltd", city="Hue", country="VN")


def over(then: list[Factory], now: list[Factory]) -> FactoriesOverTime:
    return factories_over_time(then, now, day_then=THEN, today=TODAY)


def made(chance: Random) -> list[Factory]:
    pick = chance.choice
    return [
        Factory(
            tier=pick(["", "1", "2"]),
            legal_name=pick(["", "Alpha", "ALPHA ", "Beta"]),
            local_name=pick(["", "Alpha", "Gamma"]),
            city=pick(["", "Hue", "hue"]),
            country=pick(["", "VN", "CN"]),
            share_of_model_percent=pick(["", "10", "60"]),
            last_audit_date=pick(["", "2025-05-01", "2020-01-01"]),
        )
        for _ in range(chance.randrange(9))
    ]


@pytest.mark.parametrize("seed", range(200))
def test_the_order_of_rows_never_matters(seed: int) -> None:
    chance = Random(seed)
    then, now = made(chance), made(chance)
    assert over(then, now) == over(chance.sample(then, len(then)), chance.sample(now, len(now)))


@pytest.mark.parametrize("seed", range(200))
def test_a_list_against_itself_is_no_change(seed: int) -> None:
    chance = Random(seed)
    sites = made(chance)
    found = factories_over_time(sites, chance.sample(sites, len(sites)), day_then=TODAY, today=TODAY)
    assert found.same


@pytest.mark.parametrize("seed", range(200))
def test_no_site_is_dropped_or_told_twice(seed: int) -> None:
    chance = Random(seed)
    then, now = made(chance), made(chance)
    found = over(then, now)
    assert len(then) - len(found.gone) == len(now) - len(found.new) >= len(found.changed)


def test_new_and_gone_sites_are_told() -> None:
    other = replace(SITE, legal_name="Beta", city="Hanoi")
    assert over([SITE], [other]) == FactoriesOverTime((other,), (SITE,), (), ())


@pytest.mark.parametrize(
    "name",
    ["ALPHA Limited", "Alpha Co., Ltd.", "Álpha  ltd.", "Alpha GmbH & Co. KG"],
    ids=["form", "two", "accent", "kg"],
)
def test_a_name_in_another_spelling_or_with_another_legal_form_is_the_same_site(name: str) -> None:
    assert over([SITE], [replace(SITE, legal_name=name)]).same


@pytest.mark.parametrize(
    ("change", "perhaps"),
    [
        ({"city": "Hanoi"}, True),
        ({"legal_name": "Alphas Ltd"}, True),
        ({"city": "Hanoi", "country": "TH"}, False),
        ({"legal_name": "Omega Ltd"}, False),
        ({"legal_name": "Alphas Ltd", "city": "Hanoi"}, False),
    ],
)
def test_a_site_that_differs_a_little_is_told_as_perhaps_the_same_and_never_matched(
    change: dict[str, str], perhaps: bool
) -> None:
    other = replace(SITE, **change)
    found = over([SITE], [other])
    assert (found.gone, found.new) == ((SITE,), (other,))
    assert found.perhaps == (((SITE, other),) if perhaps else ())


def test_a_site_that_was_gone_and_is_back_is_new_again() -> None:
    assert over([SITE], []).gone == (SITE,)
    assert over([], [SITE]).new == (SITE,)


def test_the_halls_of_one_maker_are_never_perhaps_the_same() -> None:
    hall, other = replace(SITE, legal_name="Alpha hall 2"), replace(SITE, legal_name="Alpha hall 3")
    assert over([hall], [other]).perhaps == ()


def test_two_hundred_sites_in_another_order_say_the_same() -> None:
    sites = [replace(SITE, legal_name=f"Works number {number}") for number in range(200)]
    assert over(sites, sites[::-1]).same


def test_a_changed_share_is_told_and_spelling_is_no_change() -> None:
    now = replace(SITE, legal_name="ALPHA  ltd", local_name="An Pha", share_of_model_percent="40")
    found = over([SITE], [now])
    assert [each.columns for each in found.changed] == [("share_of_model_percent",)]
    assert (found.new, found.gone) == ((), ())


@pytest.mark.parametrize(("now", "lost"), [("", True), ("2023-01-01", True), ("2026-02-01", False)])
def test_an_audit_is_lost_when_there_is_none_or_it_is_too_old(now: str, lost: bool) -> None:
    found = over([replace(SITE, last_audit_date="2025-01-01")], [replace(SITE, last_audit_date=now)])
    assert bool(found.lost_audit) is lost
