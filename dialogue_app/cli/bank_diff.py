"""``bank diff``: what changed between two states of the bank, per question, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

import click

from dialogue_app.cli.bank_merging import bank
from dialogue_app.cli.console import Console, Said, indented
from dialogue_app.domain.difference_phrases import heading, part_lines
from dialogue_app.texts import Texts
from dialogue_app.workspace import upgrading
from dialogue_app.workspace.upgrading import Asked, Difference

__all__ = ["bank"]


@bank.job("diff")
@click.argument("before")
@click.argument("now", required=False, default="")
def _diff(console: Console, before: str, now: str) -> Said:
    workspace = console.workspace()
    old = upgrading.state_of_bank(workspace, before)
    new = upgrading.state_of_bank(workspace, now) if now else workspace.release
    found = upgrading.changed(old, new)
    asked = upgrading.asked_in(workspace, found)
    lines = [line for each in found for line in (*_lines(each, asked[each.id], console.texts), "")]
    lines.append(console.texts.count("cli.bank.diff.found", len(found), before=old.number, now=new.number))
    return Said(lines, [_data(each, asked[each.id]) for each in found])


def _lines(found: Difference, asked: Sequence[Asked], texts: Texts) -> Iterator[str]:
    yield f"{found.id} · {heading(found, texts)}"
    yield indented(found.prompt)
    if found.unmarked:
        yield indented(texts("cli.bank.diff.unmarked", rev=found.rev_now))
    if found.replaced_by:
        yield indented(texts("cli.bank.diff.replaced", by=found.replaced_by))
    yield from (indented(line) for part in found.parts for line in part_lines(part, texts))
    for use in asked:
        key = "cli.bank.diff.frozen" if use.frozen else "cli.bank.diff.open"
        yield indented(texts(key, title=use.title, version=use.version, rev=use.rev))


def _data(found: Difference, asked: Sequence[Asked]) -> dict[str, object]:
    return asdict(found) | {"asked_in": [asdict(use) for use in asked]}
