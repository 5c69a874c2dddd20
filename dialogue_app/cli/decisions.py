"""``decision``: what answers mean for each candidate criterion, what people confirm and decide, and the memos."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from dialogue_app.cli.commands import choice, group, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.cli.decision_data import actor_data, criterion_data
from dialogue_app.domain import decision_phrases as words
from dialogue_app.domain.criteria import About, Terms
from dialogue_app.domain.decisions import Outcome, Rule
from dialogue_app.domain.readiness import Ready
from dialogue_app.domain.thresholds import HOUSE
from dialogue_app.domain.verdicts import Confirmed, Verdict
from dialogue_app.domain.weighed import Weighed
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import deciding, memos, preparing
from dialogue_app.workspace.memos import Memo

decision = group("decision")

_YES_NO = ("yes", "no")


@decision.job("list")
@click.argument("dialogue")
def _list(console: Console, dialogue: str) -> Said:
    workspace, texts = console.workspace(), console.texts
    found = deciding.weighing(workspace, preparing.find_dialogue(workspace, dialogue).id)
    rows = [_row(each, texts) for each in found.criteria]
    return Said(columns(rows) or [texts("decision.none")], [criterion_data(each) for each in found.criteria])


@decision.job("show")
@click.argument("dialogue")
@click.argument("criterion")
def _show(console: Console, dialogue: str, criterion: str) -> Said:
    workspace = console.workspace()
    about = deciding.criterion(workspace, preparing.find_dialogue(workspace, dialogue).id, criterion)
    return Said(_full_lines(about, console.texts), criterion_data(about))


@decision.job("rate")
@click.argument("dialogue")
@click.argument("supplier")
@click.argument("item")
@click.argument("rating", type=click.IntRange(0, 4), required=False)
@option("--why", default="")
@option("--remove", is_flag=True)
def _rate(
    console: Console, dialogue: str, supplier: str, item: str, rating: int | None, *, why: str, remove: bool
) -> Said:
    workspace, texts = console.workspace(), console.texts
    if (rating is None) is not remove:
        raise Problem("rating-missing")
    dialogue_id, rated = preparing.find_dialogue(workspace, dialogue).id, preparing.find_supplier(workspace, supplier)
    asked = workspace.questionnaire(dialogue_id).item(item)
    deciding.rate(workspace, dialogue_id, rated.id, asked.id, rating, why=why)
    key = "cli.decision.unrated" if remove else "cli.decision.rated"
    said = texts(key, supplier=rated.name, item=asked.code, rating=rating)
    return Said([said], {"supplier": rated.id, "item": asked.id, "rating": rating, "why": why})


@decision.job("confirm")
@click.argument("dialogue")
@click.argument("criterion")
@click.argument("actor", required=False)
@option("--state", type=choice(Ready), default=None)
@option("--months", type=int, default=None)
@option("--category", "categories", multiple=True, metavar="CODE")
@option("--proof", type=choice(_YES_NO), default=None)
@option("--volume", type=int, default=None)
@option("--why", default="")
@option("--remove", is_flag=True)
def _confirm(console: Console, dialogue: str, criterion: str, actor: str | None, *, remove: bool, **told: Any) -> Said:
    workspace = console.workspace()
    dialogue_id = preparing.find_dialogue(workspace, dialogue).id
    about = deciding.criterion(workspace, dialogue_id, criterion)
    if actor is None:
        deciding.confirm_all(workspace, dialogue_id, about.hypothesis.id)
    else:
        meant = deciding.actor_named(about, actor)
        said = None if remove else _confirmed(told, meant.proposed.state)
        deciding.confirm(workspace, dialogue_id, about.hypothesis.id, meant.id, said)
    after = deciding.criterion(workspace, dialogue_id, criterion)
    return Said(_actor_lines(after, console.texts), [actor_data(each) for each in after.actors])


@decision.job("decide")
@click.argument("dialogue")
@click.argument("criterion")
@option("--outcome", type=choice(Outcome), default=None)
@option("--award", is_flag=True)
@option("--grace", type=int, default=None)
@option("--weight", type=int, default=0)
@option("--start-state", default="")
@option("--steps", default="")
@option("--reason", default="")
@option("--deviation", default="")
@option("--approver", default="")
@option("--on", default="", metavar="DATE")
@option("--ask-again", default="", metavar="DATE")
@option("--remove", is_flag=True)
def _decide(console: Console, dialogue: str, criterion: str, outcome: str | None, *, remove: bool, **told: Any) -> Said:
    workspace, texts = console.workspace(), console.texts
    dialogue_id = preparing.find_dialogue(workspace, dialogue).id
    about = deciding.criterion(workspace, dialogue_id, criterion)
    wanted = Outcome(outcome.lower()) if outcome else about.proposal.outcome
    if told["grace"] is None:
        told["grace"] = about.proposal.grace if wanted is Outcome.GRACE else 0
    deciding.decide(workspace, dialogue_id, about.hypothesis.id, None if remove else Verdict(wanted, **told))
    after = deciding.criterion(workspace, dialogue_id, criterion)
    return Said(columns([_row(after, texts)]), criterion_data(after))


@decision.job("criterion")
@click.argument("dialogue")
@click.argument("criterion")
@option("--about", type=choice(About), default=None)
@option("--category", "categories", multiple=True, metavar="CODE")
@option("--outside-control", type=choice(_YES_NO), default=None)
@option("--scale", default=None)
@option("--at-tender", type=choice(_YES_NO), default=None)
@option("--price-accepted", type=choice(_YES_NO), default=None)
@option("--link", default=None)
@option("--equivalents", default=None)
@option("--monitor", default=None)
@option("--hours", default=None)
def _criterion(console: Console, dialogue: str, criterion: str, **told: Any) -> Said:
    workspace = console.workspace()
    dialogue_id = preparing.find_dialogue(workspace, dialogue).id
    before = deciding.criterion(workspace, dialogue_id, criterion)
    deciding.change_terms(workspace, dialogue_id, before.hypothesis.id, _terms(before.hypothesis.terms, told))
    after = deciding.criterion(workspace, dialogue_id, criterion)
    return Said(_full_lines(after, console.texts), criterion_data(after))


@decision.job("thresholds")
@option("--profile", default=HOUSE, metavar="CODE")
@option("--set", "limits", multiple=True, metavar="NAME=VALUE")
@option("--reset", is_flag=True)
def _thresholds(console: Console, *, profile: str, limits: tuple[str, ...], reset: bool) -> Said:
    workspace = console.workspace(make=True)
    name = profile if profile.lower() != HOUSE else HOUSE
    if limits or reset:
        said = None if reset else dict(_pair(each) for each in limits)
        deciding.change_thresholds(workspace, said, name if name == HOUSE else name.upper())
    shown = asdict(deciding.thresholds(workspace, name if name == HOUSE else name.upper()))
    rows = [(limit, str(value), console.texts(f"threshold.{limit}")) for limit, value in shown.items()]
    return Said(columns(rows), {"profile": name, "limits": shown})


@decision.job("memo")
@click.argument("dialogue")
@option("--kind", type=choice(Memo), default=Memo.DECISION.value, show_default=True)
@option("--criterion", default="")
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="FILE")
def _memo(console: Console, dialogue: str, *, kind: str, criterion: str, target: Path) -> Said:
    workspace, texts = console.workspace(), console.texts
    found = preparing.find_dialogue(workspace, dialogue)
    number = deciding.criterion(workspace, found.id, criterion).number if criterion else 0
    told = memos.content(workspace, found.id)
    memos.write_memo(told, Memo(kind.lower()), texts, target, number=number)
    return Said([texts("cli.report.written", title=found.title, path=target)], {"path": str(target), "kind": kind})


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise Problem("threshold-pair", value=text)
    return name.strip(), value


def _confirmed(told: Mapping[str, Any], proposed: Ready) -> Confirmed:
    return Confirmed(
        state=Ready(told["state"].upper()) if told["state"] else proposed,
        months=told["months"],
        categories=tuple(code.upper() for code in told["categories"]) or None,
        proof=told["proof"] == "yes" if told["proof"] else None,
        volume=told["volume"],
        why=told["why"],
    )


def _terms(before: Terms, told: Mapping[str, Any]) -> Terms:
    said = {name: value for name, value in told.items() if value not in (None, ())}
    for name in ("outside_control", "at_tender", "price_accepted"):
        if name in said:
            said[name] = said[name] == "yes"
    if "about" in said:
        said["about"] = About(said["about"].lower())
    if "categories" in said:
        said["categories"] = tuple(code.upper() for code in said["categories"])
    return replace(before, **said)


def _row(about: Weighed, texts: Texts) -> tuple[str, ...]:
    decided = words.verdict_text(about.decided.verdict, texts) if about.decided else texts("market.undecided")
    ready = words.share_text(about.measures.ready, about.measures.answering, texts)
    return str(about.number), about.hypothesis.outcome, ready, words.proposal_text(about.proposal, texts), decided


def _full_lines(about: Weighed, texts: Texts) -> list[str]:
    lines = [f"{about.number}. {about.hypothesis.outcome}", ""]
    lines += [texts("memo.proposed", outcome=words.proposal_text(about.proposal, texts))]
    if about.decided:
        lines += [texts("readiness.decided", outcome=words.verdict_text(about.decided.verdict, texts))]
    lines += [*(words.stop_text(each, texts) for each in about.proposal.stopped_by), *words.hints(about, texts), ""]
    lines += [*_actor_lines(about, texts), "", *columns(list(words.measures_rows(about.measures, texts)), 2)]
    for test in about.proposal.tests:
        lines += ["", words.heading_text(test, texts)]
        lines += columns([_rule(rule, texts) for rule in test.rules], 2)
    return [*lines, "", *words.changes(about.proposal, texts), *words.public_lines(about, texts)]


def _rule(rule: Rule, texts: Texts) -> tuple[str, ...]:
    return (
        words.rule_name(rule, texts),
        words.found_text(rule, texts),
        words.limit_text(rule, texts),
        words.holds_text(rule, texts),
    )


def _actor_lines(about: Weighed, texts: Texts) -> list[str]:
    rows = []
    for each in about.actors:
        ratings = ", ".join(words.rating_text(said, texts) for said in each.heard)
        confirmed = "readiness.confirmed" if each.confirmed else "readiness.unconfirmed"
        by = texts(confirmed, by=each.confirmed_by or texts("report.not-given"))
        rows.append((each.name, words.actor_text(each, texts), ratings, by))
    return columns(rows, 2)
