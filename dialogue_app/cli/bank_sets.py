"""``bank sets``: the ready-made sets, what each costs, and why each question is in."""

import click

from dialogue_app.cli.bank import bank
from dialogue_app.cli.console import Console, Said, columns, indented
from dialogue_app.errors import Problem
from question_bank import QuestionSet, Release, effort

__all__ = ["bank"]


@bank.job("sets")
@click.argument("set_id", metavar="[ID]", required=False, default="")
def _sets(console: Console, set_id: str) -> Said:
    """List the sets; with an id, say of each question why it is in."""
    release = console.workspace().release
    if not set_id:
        rows = [(each.id, each.phase.value, _cost(console, release, each), each.name) for each in release.sets]
        return Said(columns(rows), [_data(release, each) for each in release.sets])
    chosen = next((each for each in release.sets if each.id == set_id), None)
    if chosen is None:
        raise Problem("set-unknown", wanted=set_id, known=", ".join(each.id for each in release.sets))
    lines = [f"{chosen.name} · {_cost(console, release, chosen)}", "", chosen.purpose, ""]
    for question_id in chosen.questions:
        question = release.question(question_id)
        lines += [f"{question_id}  {question.prompt if question else ''}"]
        lines += [indented(chosen.reasons.get(question_id, "")), ""]
    return Said(lines[:-1], _data(release, chosen))


def _cost(console: Console, release: Release, chosen: QuestionSet) -> str:
    cost = effort(release, chosen)
    return console.texts("cli.bank.set-cost", questions=cost.questions, live=cost.live, work=cost.supplier)


def _data(release: Release, chosen: QuestionSet) -> dict[str, object]:
    cost = effort(release, chosen)
    return {
        "id": chosen.id,
        "name": chosen.name,
        "phase": chosen.phase.value,
        "level": chosen.level.value,
        "purpose": chosen.purpose,
        "minutes_live": cost.live,
        "minutes_supplier": cost.supplier,
        "questions": [{"id": each, "why": chosen.reasons.get(each, "")} for each in chosen.questions],
    }
