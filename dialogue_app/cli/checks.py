"""``check``: move the status of an answer one step on, with its reason; see the steps so far."""

import click

from dialogue_app.cli.commands import choice, group, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.domain.answers import Verification
from dialogue_app.domain.verification import Check, CheckedBy, hints_at_informant
from dialogue_app.workspace import preparing, verifying

check = group("check")


@check.job("set")
@click.argument("dialogue")
@option("--supplier", required=True)
@option("--item", required=True, metavar="CODE")
@option("--status", type=choice(Verification), required=True)
@option("--why", required=True)
@option("--checked-by", type=choice(filter(None, CheckedBy)), default=None)
@option("--due", default="", metavar="DATE")
def _set(console: Console, dialogue: str, *, supplier: str, item: str, checked_by: str | None, **told: str) -> Said:
    workspace, texts = console.workspace(), console.texts
    dialogue_id = preparing.find_dialogue(workspace, dialogue).id
    supplier_id = preparing.find_supplier(workspace, supplier).id
    after = Verification(told["status"])
    by = CheckedBy(checked_by or "")
    step = Check(item, Verification.CLAIMED, after, told["why"], "", checked_by=by, due=told["due"])
    change = verifying.verify(workspace, dialogue_id, supplier_id, step)
    lines = [texts("cli.check.set-to", status=texts(f"verification.{after}"), **change.details)]
    lines += [texts("cli.finding.informant")] if hints_at_informant(told["why"]) else []
    return Said(lines, {"id": change.subject, "status": after.value})


@check.job("reply")
@click.argument("check_id", metavar="ID")
@option("--day", default="", metavar="DATE")
def _reply(console: Console, check_id: str, *, day: str) -> Said:
    change = verifying.replied(console.workspace(), check_id, day)
    return Said([console.texts("cli.check.replied")], {"id": change.subject})


@check.job("list")
@click.argument("dialogue")
@option("--supplier", required=True)
@option("--item", required=True, metavar="CODE")
def _list(console: Console, dialogue: str, *, supplier: str, item: str) -> Said:
    workspace, texts = console.workspace(), console.texts
    dialogue_id = preparing.find_dialogue(workspace, dialogue).id
    supplier_id = preparing.find_supplier(workspace, supplier).id
    item_id = workspace.questionnaire(dialogue_id).item(item).id
    steps = verifying.steps(workspace, dialogue_id, supplier_id, item_id)
    rows = [(each.on, texts(f"verification.{each.after}"), each.by, each.why) for each in steps]
    data = [
        {"on": each.on, "before": each.before.value, "after": each.after.value, "by": each.by, "why": each.why,
         "reply_by": each.reply_by, "replied_on": each.replied_on}
        for each in steps
    ]  # fmt: skip
    return Said(columns(rows) or [texts("cli.check.none")], data)
