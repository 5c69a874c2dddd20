"""``folder``: a folder that buyers share. Own files are written there, those of others are looked at."""

from pathlib import Path

import click

from dialogue_app.cli.commands import choice, group, option
from dialogue_app.cli.console import Console, Said
from dialogue_app.texts import Texts
from dialogue_app.workspace import handing_on, inbox, known_here, merging, outbox, preparing, sharing
from dialogue_app.workspace.handing_on import Readers
from dialogue_app.workspace.shared_files import Offer
from dialogue_app.workspace.workspace import Workspace

folder = group("folder")


@folder.job("set")
@click.argument("path", metavar="FOLDER", type=click.Path(path_type=Path))
@option("--name", "people", default=None)
@option("--bank/--no-bank", "own_bank", default=None)
def _set(console: Console, path: Path, people: str | None, *, own_bank: bool | None) -> Said:
    workspace = console.workspace(make=True)
    sharing.point(workspace, path)
    if people is not None:
        sharing.name_people(workspace, people)
    if own_bank is not None:
        sharing.share_bank(workspace, wanted=own_bank)
    return _said(workspace, console.texts)


@folder.job("share")
@click.argument("words", metavar="DIALOGUE")
@option("--for", "readers", type=choice(Readers), required=True)
def _share(console: Console, words: str, readers: str) -> Said:
    workspace = console.workspace()
    sharing.share(workspace, preparing.find_dialogue(workspace, words).id, Readers(readers))
    return _said(workspace, console.texts)


@folder.job("unshare")
@click.argument("words", metavar="DIALOGUE")
def _unshare(console: Console, words: str) -> Said:
    workspace = console.workspace()
    sharing.share(workspace, preparing.find_dialogue(workspace, words).id, None)
    return _said(workspace, console.texts)


@folder.job("show")
def _show(console: Console) -> Said:
    return _said(console.workspace(), console.texts)


@folder.job("write")
def _write(console: Console) -> Said:
    """Write what belongs in the folder."""
    workspace, texts = console.workspace(), console.texts
    sent = outbox.outgoing(workspace)
    console.progress("cli.folder.writing", path=sent.folder)
    done = outbox.write(sent)
    outbox.record(workspace, done)
    lines = [texts("cli.travel.written", path=path) for path in done.files] or [texts("cli.folder.nothing-shared")]
    lines += [texts(f"problem.{each.key}", **each.details) for each in done.problems]
    return Said(lines, [str(path) for path in done.files])


@folder.job("look")
def _look(console: Console) -> Said:
    """Say what is new from others, and how it is taken in."""
    workspace, texts = console.workspace(), console.texts
    wanted = inbox.asked(workspace)
    seen = inbox.look(wanted)
    if seen.unread:
        seen = inbox.compare(merging.here(workspace), known_here.known(workspace), wanted, seen)
    offers = seen.offers
    lines = [_offer_text(each, texts) for each in offers] or [texts("cli.folder.nothing-new")]
    lines += [texts(f"problem.{each.key}", **each.details) for each in seen.problems]
    data = [{"path": str(each.path), "from": each.people, "title": each.title} for each in offers]
    return Said(lines, {"new": data, "passed_over": [str(each.details.get("file", "")) for each in seen.problems]})


def _offer_text(offer: Offer, texts: Texts) -> str:
    key = "cli.folder.dialogue-waits" if offer.questions is None else "cli.folder.bank-waits"
    return texts(key, people=offer.people or texts("travel.somebody"), title=offer.title, path=offer.path)


def _said(workspace: Workspace, texts: Texts) -> Said:
    found = sharing.setting(workspace)
    shared = [(workspace.dialogue(each.dialogue_id).title, each.readers) for each in found.dialogues]
    lines = [
        texts("cli.folder.is", path=found.path) if found.path else texts("cli.folder.none"),
        texts("cli.folder.people", name=handing_on.people(workspace) or "–"),
        texts("cli.folder.bank" if found.own_bank else "cli.folder.no-bank"),
        *(texts("cli.folder.shares", title=title, readers=texts(f"travel.readers-{each}")) for title, each in shared),
    ]
    told = [{"title": title, "for": readers.value} for title, readers in shared]
    people = handing_on.people(workspace)
    return Said(lines, {"path": found.path, "name": people, "own_bank": found.own_bank, "dialogues": told})
