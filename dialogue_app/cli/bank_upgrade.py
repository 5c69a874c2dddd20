"""``bank upgrade``: take over a newer release of the shared bank, after a preview that ``--dry-run`` stops at."""

from collections.abc import Iterator
from pathlib import Path

import click

from dialogue_app.cli.bank_publishing import bank
from dialogue_app.cli.commands import choice, option
from dialogue_app.cli.console import Console, Said, indented
from dialogue_app.domain.difference_phrases import heading, part_lines
from dialogue_app.domain.renewal_phrases import offer_text
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import renewing
from dialogue_app.workspace.renewing import Renewal, Taken

__all__ = ["bank"]

_CARRY = ("editorial", "all", "none")


@bank.job("upgrade")
@click.argument("file", metavar="FILE", required=False, type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True)
@option("--carry", default=_CARRY[0], type=choice(_CARRY))
@option("--also", multiple=True, metavar="ID")
def _upgrade(console: Console, file: Path | None, carry: str, also: tuple[str, ...], *, dry_run: bool) -> Said:
    """Show what a newer release would change and, unless it is a dry run, take it over."""
    if file is not None and not file.exists():
        raise Problem("release-file-missing", path=file)
    workspace, texts = console.workspace(), console.texts
    seen = renewing.preview(workspace, renewing.newer(workspace, file))
    taken = _taken(seen, carry.lower(), also)
    change = None if dry_run else renewing.take_over(workspace, seen, taken)
    lines = [*_difference_lines(seen, texts), *_draft_lines(seen, taken, texts)]
    lines.append(texts.count("renewal.found", len(seen.found), before=seen.before, now=seen.release.number))
    lines.append(texts("renewal.stored" if change else "renewal.nothing-stored", number=seen.release.number))
    return Said(lines, _data(seen, taken, stored=change is not None))


def _taken(seen: Renewal, carry: str, also: tuple[str, ...]) -> frozenset[Taken]:
    chosen = {"editorial": seen.ticked, "all": seen.possible, "none": frozenset[Taken]()}[carry]
    for wanted in also:
        named = {
            (draft.dialogue_id, offer.item.id)
            for draft in seen.drafts
            for offer in draft.offers
            if offer.item.snapshot.question_id == wanted.strip().upper()
        }
        if not named:
            raise Problem("release-question", question=wanted, number=seen.release.number)
        if not named <= seen.possible:
            raise Problem("release-item", n=len(named - seen.possible))
        chosen |= named
    return chosen


def _difference_lines(seen: Renewal, texts: Texts) -> Iterator[str]:
    for each in seen.found:
        yield f"{each.id} · {heading(each, texts)}"
        yield indented(each.prompt)
        yield from (indented(line) for part in each.parts for line in part_lines(part, texts))
        for use in seen.asked[each.id]:
            key = "cli.bank.diff.frozen" if use.frozen else "cli.bank.diff.open"
            yield indented(texts(key, title=use.title, version=use.version, rev=use.rev))
        yield ""


def _draft_lines(seen: Renewal, taken: frozenset[Taken], texts: Texts) -> Iterator[str]:
    for draft in seen.drafts:
        yield texts("renewal.draft", title=draft.title)
        for offer in draft.offers:
            mark = "renewal.taken" if (draft.dialogue_id, offer.item.id) in taken else "renewal.left"
            yield indented(texts(mark, item=offer.item.code, why=offer_text(offer, texts)))
        yield ""


def _data(seen: Renewal, taken: frozenset[Taken], *, stored: bool) -> dict[str, object]:
    return {
        "before": seen.before,
        "release": seen.release.number,
        "stored": stored,
        "questions": [
            {"id": each.id, "became": each.became.value, "kind": each.kind.value, "comparable": each.comparable.value}
            for each in seen.found
        ],
        "drafts": [
            {
                "dialogue": draft.dialogue_id,
                "item": offer.item.code,
                "question": offer.item.snapshot.question_id,
                "kind": offer.kind.value,
                "comparable": offer.comparable.value,
                "obstacle": offer.obstacle.value if offer.obstacle else None,
                "taken": (draft.dialogue_id, offer.item.id) in taken,
            }
            for draft in seen.drafts
            for offer in draft.offers
        ],
    }
