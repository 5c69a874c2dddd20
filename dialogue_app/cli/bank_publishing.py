"""``bank publish`` and ``bank proposals``: a release of the own bank, and changes proposed for the shared one."""

import click

from dialogue_app.cli.bank_own import bank, changed_question
from dialogue_app.cli.commands import option
from dialogue_app.cli.console import Console, Said, indented
from dialogue_app.domain.difference_phrases import part_lines, release_notes
from dialogue_app.domain.proposals import Proposal
from dialogue_app.errors import Problem
from dialogue_app.workspace import proposing, releasing

__all__ = ["bank"]


@bank.job("publish")
@option("--name", default="", metavar="WORDS")
@option("--steward", default="", metavar="WORDS")
@option("--licence", default="", metavar="WORDS")
@option("--notes", default="", metavar="WORDS")
@option("--dry-run", is_flag=True)
def _publish(console: Console, *, name: str, steward: str, licence: str, notes: str, dry_run: bool) -> Said:
    workspace = console.workspace()
    head = releasing.head(workspace)
    if (name or steward or licence) and not dry_run:
        releasing.name_bank(workspace, name or head.name, steward or head.steward, licence or head.licence)
    ready = releasing.prepared(workspace)
    words = release_notes(ready.changed, console.texts)
    number, found = ready.release.number, [f"{each.id} {each.field}: {each.sentence}" for each in ready.findings]
    changed = [each.id for each in ready.changed]
    data = {"number": number, "changed": changed, "findings": found, "published": not dry_run}
    if dry_run:
        stands = [indented(each) for each in found]
        return Said([*words.splitlines(), *stands, console.texts("cli.bank.nothing-stored")], data)
    releasing.publish(workspace, notes or words)
    return Said([console.texts("cli.bank.published", number=number), *(notes or words).splitlines()], data)


@bank.job("propose")
@click.argument("question_id", metavar="ID")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=WORDS...")
@option("--reason", required=True, metavar="WORDS")
def _propose(console: Console, question_id: str, fields: tuple[str, ...], reason: str) -> Said:
    workspace = console.workspace()
    question = workspace.release.question(question_id.strip().upper())
    if question is None:
        raise Problem("question-unknown", question=question_id)
    change = proposing.propose(workspace, changed_question(question, fields), reason)
    return Said([console.texts("cli.bank.proposed", question=question.id)], {"id": change.subject if change else ""})


@bank.job("proposals")
@option("--withdraw", default="", metavar="ID")
def _proposals(console: Console, withdraw: str) -> Said:
    workspace = console.workspace()
    if withdraw:
        proposing.withdraw(workspace, withdraw)
    known = proposing.proposals(workspace)
    lines = [line for each in known for line in _lines(console, each)]
    data = [{"id": each.id, "question": each.key[1], "reason": each.reason, "by": each.by} for each in known]
    return Said(lines or [console.texts("proposals.none")], data)


def _lines(console: Console, one: Proposal) -> list[str]:
    workspace, texts = console.workspace(), console.texts
    found = proposing.compared(workspace, one)
    parts = [line for part in found.parts for line in part_lines(part, texts)] if found else []
    if proposing.overtaken(workspace, one):
        parts.append(texts("proposals.overtaken"))
    head = " · ".join(filter(None, (one.key[1], one.by, one.on)))
    return [head, *map(indented, (one.reason, *parts)), indented(one.id), ""]
