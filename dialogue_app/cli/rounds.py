"""``round``: start the next round, say where one stands, see what became of what was said before."""

from dataclasses import asdict, replace
from pathlib import Path

import click

from dialogue_app.cli.commands import choice, group, option
from dialogue_app.cli.console import Console, Said, columns, indented
from dialogue_app.domain.phrases import answer_text
from dialogue_app.domain.portfolio_phrases import points_text, standing_text
from dialogue_app.domain.rounds import Delivered as Delivery
from dialogue_app.domain.rounds import RoundState, read_clause, read_delivered
from dialogue_app.domain.site_phrases import counts_text, site_lines
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, delivering, following, portfolio, preparing
from dialogue_app.workspace import rounds as contract_rounds
from dialogue_app.workspace.delivering import Delivered
from dialogue_app.workspace.followup_report import followed_up, write_followup
from question_bank.plain import plain

round_ = group("round")


@round_.job("next")
@click.argument("dialogue")
@option("--title", default="")
@option("--day", default="", metavar="DATE")
def _next(console: Console, dialogue: str, *, title: str, day: str) -> Said:
    workspace = console.workspace()
    last = preparing.find_dialogue(workspace, dialogue)
    change = contract_rounds.next_round(workspace, last.id, console.texts, title=title, day=day)
    made = workspace.dialogue(change.subject)
    questions = [item.snapshot.question_id for item in workspace.questionnaire(made.id).items()]
    said = console.texts.count("cli.round.made", len(questions), title=made.title, id=made.id)
    data = {"id": made.id, "title": made.title, "day": made.event.day, "questions": questions}
    return Said([said], data)


@round_.job("list")
@click.argument("dialogue")
def _list(console: Console, dialogue: str) -> Said:
    workspace, texts = console.workspace(), console.texts
    found = contract_rounds.rounds(workspace, preparing.find_dialogue(workspace, dialogue).id)
    rows = [
        (str(each.number), each.dialogue.title, each.dialogue.event.day, texts(f"round-state.{each.state}"))
        for each in found
    ]
    data = [
        {
            "number": each.number,
            "id": each.dialogue.id,
            "title": each.dialogue.title,
            "day": each.dialogue.event.day,
            "state": each.state.value,
            "clauses": each.version,
        }
        for each in found
    ]
    return Said(columns(rows), data)


@round_.job("state")
@click.argument("dialogue")
@option("--to", "state", type=choice(RoundState), required=True)
def _state(console: Console, dialogue: str, *, state: str) -> Said:
    workspace = console.workspace()
    found = preparing.find_dialogue(workspace, dialogue)
    contract_rounds.move(workspace, found.id, RoundState(state))
    now = contract_rounds.rounds(workspace, found.id)
    stands = next(each.state for each in now if each.dialogue.id == found.id)
    words = console.texts("cli.round.stands", title=found.title, state=console.texts(f"round-state.{stands}"))
    return Said([words], {"id": found.id, "state": stands.value})


@round_.job("clauses")
@click.argument("dialogue")
@option("--clause", "clauses", multiple=True, metavar="NUMBER|TEXT|PATH")
@option("--delivers", multiple=True, metavar="SUPPLIER|BRANDS|MODELS")
@option("--version", default="")
@option("--risk", type=int, default=None)
@option("--spend", type=int, default=None)
def _clauses(
    console: Console,
    dialogue: str,
    *,
    clauses: tuple[str, ...],
    delivers: tuple[str, ...],
    version: str,
    risk: int | None,
    spend: int | None,
) -> Said:
    """Show the contract, or write it down where a clause or a delivery is given."""
    workspace, texts = console.workspace(), console.texts
    found = preparing.find_dialogue(workspace, dialogue)
    before = following.contract(workspace, found.id)
    if clauses or delivers or version or risk is not None or spend is not None:
        said = replace(
            before,
            clauses=tuple(map(read_clause, clauses)) or before.clauses,
            delivered=tuple(_delivered(workspace, each) for each in delivers) or before.delivered,
            version=version or before.version,
            risk=before.risk if risk is None else risk,
            spend=before.spend if spend is None else spend,
        )
        following.change_contract(workspace, found.id, said)
    now = following.contract(workspace, found.id)
    names = {each.id: each.name for each in preparing.suppliers(workspace)}
    rows = [(each.number, each.path, each.text) for each in now.clauses]
    rows += [
        (names.get(each.supplier_id, ""), ", ".join(each.brands), ", ".join(each.models)) for each in now.delivered
    ]
    return Said(columns(rows) or [texts("cli.round.no-clauses")], asdict(now))


@round_.job("end")
@click.argument("dialogue")
@option("--on", "day", default="", metavar="DATE")
@option("--lessons", default="")
def _end(console: Console, dialogue: str, *, day: str, lessons: str) -> Said:
    """End the contract after its last round."""
    workspace = console.workspace()
    found = preparing.find_dialogue(workspace, dialogue)
    following.end_contract(workspace, found.id, day, lessons)
    now = following.contract(workspace, found.id)
    return Said([console.texts("cli.round.ended", title=found.title, day=now.ended_on)], asdict(now))


@round_.job("portfolio")
def _portfolio(console: Console) -> Said:
    workspace, texts = console.workspace(), console.texts
    found = portfolio.contracts(workspace)
    rows = [
        (str(each.points.score), texts(f"portfolio.depth.{each.points.depth}"), each.title, points_text(each, texts))
        for each in found
    ]
    data = [{**asdict(each), "score": each.points.score, "depth": each.points.depth.value} for each in found]
    return Said(columns(rows) or [texts("portfolio.nothing")], data)


@round_.job("checklist")
def _checklist(console: Console) -> Said:
    workspace, texts = console.workspace(), console.texts
    found = portfolio.checklist(workspace)
    lines = [texts("portfolio.point", point=texts(f"portfolio.point.{each.point}"), stands=standing_text(each, texts))
             for each in found]  # fmt: skip
    return Said(lines, [{"point": each.point.value, "done": each.done, "of": each.of} for each in found])


@round_.job("delivery")
@click.argument("dialogue")
@option("--supplier", default="")
def _delivery(console: Console, dialogue: str, *, supplier: str) -> Said:
    workspace, texts = console.workspace(), console.texts
    found = preparing.find_dialogue(workspace, dialogue)
    supplier_id = preparing.find_supplier(workspace, supplier).id if supplier else ""
    told = delivering.delivered(workspace, found.id, supplier_id)
    kept = delivering.promised(workspace, found.id, supplier_id)
    rows = [_row(each, texts) for each in told]
    rows += [
        (texts("cli.round.promise"), each.supplier.name, texts(f"outcome.{each.outcome}"), each.remark.text)
        for each in kept
    ]
    data = [_data(each) for each in told]
    data += [
        {"item": "", "supplier": each.supplier.id, "outcome": each.outcome.value, "promise": each.remark.text}
        for each in kept
    ]
    return Said(columns(rows) or [texts("cli.round.nothing-before")], data)


@round_.job("factories")
@click.argument("dialogue")
@option("--supplier", default="")
def _factories(console: Console, dialogue: str, *, supplier: str) -> Said:
    workspace, texts = console.workspace(), console.texts
    found = preparing.find_dialogue(workspace, dialogue)
    supplier_id = preparing.find_supplier(workspace, supplier).id if supplier else ""
    lines, data = [], []
    for each in delivering.listed(workspace, found.id, supplier_id):
        counts = counts_text(each.lists, each.before.dialogue.title, texts)
        told = tuple(site_lines(each.lists, texts))
        lines.append(texts("cli.round.sites-line", code=each.item.code, supplier=each.supplier.name, counts=counts))
        lines += [indented(f"{texts(f'sites.became.{became}')}: {text}") for became, text in told]
        data.append(
            {
                "item": each.item.code,
                "supplier": each.supplier.id,
                "before": each.before.event.id,
                "standing": each.lists.standing.value,
                "confidential": each.lists.confidential,
                **plain(each.lists.found),
            }
        )
    return Said(lines or [texts("cli.round.no-lists")], data)


@round_.job("report")
@click.argument("dialogue")
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="FILE")
def _report(console: Console, dialogue: str, *, target: Path) -> Said:
    workspace = console.workspace()
    told = followed_up(workspace, preparing.find_dialogue(workspace, dialogue).id)
    path = write_followup(told, console.texts, target)
    return Said([console.texts("cli.talk.written", path=path)], str(path))


def _row(each: Delivered, texts: Texts) -> tuple[str, ...]:
    before = answer_text(each.before.item.snapshot, each.before.event.answer, texts)
    now = answer_text(each.item.snapshot, each.now, texts)
    values = texts("cli.round.before-now", before=before, now=now)
    return each.item.code, each.supplier.name, texts(f"outcome.{each.outcome}"), values


def _data(each: Delivered) -> dict[str, object]:
    return {
        "item": each.item.code,
        "supplier": each.supplier.id,
        "outcome": each.outcome.value,
        "likeness": each.before.likeness.value,
        "before": each.before.event.id,
        "wording": [{"mark": piece.mark.value, "words": piece.words} for piece in each.wording],
    }


def _delivered(workspace: Workspace, line: str) -> Delivery:
    name, brands, models, *more = [*(part.strip() for part in line.split("|")), "", "", ""]
    if any(more):
        raise Problem("contract-parts", line=line)
    return read_delivered(preparing.find_supplier(workspace, name).id, brands, models)
