"""``dialogue export`` and ``dialogue import``: a whole dialogue as one file, and back into another workspace."""

from collections.abc import Iterator
from pathlib import Path

import click

from dialogue_app.cli.commands import choice, option
from dialogue_app.cli.console import Console, Said, indented
from dialogue_app.cli.sending import dialogue
from dialogue_app.domain.dialogue_merge import OPEN, Counting, Thread, What
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import handing_on, preparing, taking_in, taking_over, travel_words
from dialogue_app.workspace.handing_on import Readers
from dialogue_app.workspace.taking_in import Incoming, Preview
from dialogue_app.workspace.workspace import Workspace

__all__ = ["dialogue"]


@dialogue.job("export")
@click.argument("words", metavar="DIALOGUE")
@option("--out", "target", required=True, metavar="FILE", type=click.Path(path_type=Path))
@option("--for", "readers", type=choice(Readers), required=True)
def _export(console: Console, words: str, target: Path, readers: str) -> Said:
    """Write a dialogue; its name ends as such files do."""
    workspace = console.workspace()
    found = preparing.find_dialogue(workspace, words)
    console.progress("cli.travel.packing", title=found.title)
    sent = handing_on.packed(workspace, found.id, Readers(readers))
    suffix = handing_on.SUFFIX
    target = target if target.suffix == suffix else target.with_name(target.name + suffix)
    handing_on.write(sent, target)
    lines = [console.texts("cli.travel.written", path=target), *travel_words.sent_lines(sent, console.texts)]
    data = {"path": str(target), "dialogue": found.id, "for": readers, "left_out": dict(sent.left_out)}
    return Said(lines, data | {"entries": {name: len(each) for name, each in sent.entries.items()}})


@dialogue.job("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True)
@option("--conflicts", type=choice(Counting), default=Counting.MINE.value)
@option("--take", "takes", multiple=True, metavar="QUESTION=SUPPLIER")
@option("--same", "pairs", multiple=True, metavar="NAME=SUPPLIER")
def _import(
    console: Console, file: Path, conflicts: str, takes: tuple[str, ...], pairs: tuple[str, ...], *, dry_run: bool
) -> Said:
    """Show what the file would do and, unless it is a dry run, take it over."""
    workspace = console.workspace(make=True)
    console.progress("cli.travel.reading", path=file)
    incoming = taking_in.read(file)
    seen = taking_in.preview(workspace, incoming, _same(workspace, incoming, pairs))
    choices = dict(_choices(seen, takes))
    otherwise = Counting(conflicts)
    change = None if dry_run else taking_over.take_over(workspace, seen, choices, otherwise)
    texts = console.texts
    lines = [*travel_words.seen_lines(seen, texts)]
    for thread in (each for each in seen.answers if each.what is What.CONFLICT):
        lines += _conflict_lines(seen, thread, choices.get(thread.subject, otherwise), texts)
    lines.append(texts("cli.travel.nothing-stored" if change is None else "cli.travel.taken-in"))
    return Said(lines, _data(seen, dry_run=dry_run, stored=change is not None))


def _same(workspace: Workspace, incoming: Incoming, pairs: tuple[str, ...]) -> dict[str, str]:
    """Return which suppliers of the file are known here, as ids."""
    ids = {each.name.casefold(): each.id for each in incoming.packed.suppliers}
    found = {}
    for pair in pairs:
        theirs, _, mine = pair.partition("=")
        if theirs.strip().casefold() not in ids:
            raise Problem("dialogue-file-without-supplier", file=incoming.file, supplier=theirs.strip())
        found[ids[theirs.strip().casefold()]] = preparing.find_supplier(workspace, mine.strip()).id
    return found


def _choices(seen: Preview, takes: tuple[str, ...]) -> Iterator[tuple[tuple[object, ...], Counting]]:
    """Yield the answers of the file that are wanted, by code of the question and name of the supplier."""
    named = {
        (code.casefold(), travel_words.supplier_of(seen, each).casefold()): each
        for each in seen.answers
        if each.what in OPEN
        for item in [travel_words.item_of(seen, each)]
        for code in (item.code, item.snapshot.question_id)
    }
    for words in takes:
        code, _, name = (part.strip() for part in words.partition("="))
        thread = named.get((code.casefold(), name.casefold()))
        if thread is None:
            raise Problem("dialogue-file-nothing-open", question=code, supplier=name)
        yield thread.subject, Counting.THEIRS


def _conflict_lines(seen: Preview, thread: Thread, counting: Counting, texts: Texts) -> Iterator[str]:
    yield f"{travel_words.code_of(seen, thread)} · {travel_words.supplier_of(seen, thread)}"
    for side in Counting:
        words = travel_words.side_text(seen, thread, side, texts)
        key = "cli.travel.counts" if side is counting else "cli.travel.counts-not"
        yield indented(texts(key, side=texts(f"travel.{side}"), words=words))


def _data(seen: Preview, *, dry_run: bool, stored: bool) -> dict[str, object]:
    sent = seen.incoming.packed
    return {
        "dry_run": dry_run,
        "stored": stored,
        "dialogue": sent.dialogue.id,
        "title": sent.dialogue.title,
        "for": sent.readers.value,
        "new": seen.new,
        "answers": {what.value: number for what, number in seen.counts().items()},
        "added": dict(seen.added()),
        "suppliers": [each.name for each in seen.suppliers],
        "alike": [{"theirs": theirs.name, "mine": mine.name} for theirs, mine in seen.alike],
        "conflicts": [
            {"item": travel_words.code_of(seen, each), "supplier": travel_words.supplier_of(seen, each)}
            for each in seen.conflicts
        ],
    }
