"""``bank translate`` and ``bank translated``: a workbook goes to translators and comes back."""

from collections.abc import Iterator
from pathlib import Path

import click

from dialogue_app.cli.bank_upgrade import bank
from dialogue_app.cli.commands import option
from dialogue_app.cli.console import Console, Said, indented
from dialogue_app.domain.translation_phrases import fate_text, line_text
from dialogue_app.domain.translation_review import TAKEABLE, Fate, Line, Review
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import translators

__all__ = ["bank"]

_ALSO = {"late": Fate.LATE, "cleared": Fate.CLEARED}


@bank.job("translate")
@option("--out", "target", required=True, type=click.Path(path_type=Path), metavar="FILE")
@option("--to", "languages", required=True, metavar="CODES")
@option("--theme", "themes", multiple=True, metavar="CODE")
@option("--own", is_flag=True)
@option("--one-sheet", is_flag=True)
@option("--reading", is_flag=True)
def _translate(
    console: Console,
    target: Path,
    languages: str,
    themes: tuple[str, ...],
    *,
    own: bool,
    one_sheet: bool,
    reading: bool,
) -> Said:
    workspace, codes = console.workspace(), [each.upper() for each in themes]
    wanted = languages.split(",")
    order = translators.order(workspace, wanted, codes, own=own, one_sheet=one_sheet, reading=reading)
    if target.suffix.lower() != ".xlsx":
        target = target.with_name(f"{target.name}.xlsx")
    console.progress("translate.writing", path=target)
    translators.write(order, console.texts, target)
    data = {"path": str(target), "texts": len(order.sources), "languages": order.languages}
    return Said([console.texts.count("translate.written", len(order.sources), path=target)], data)


@bank.job("translated")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--dry-run", is_flag=True)
@option("--also", multiple=True, metavar="KIND")
def _translated(console: Console, file: Path, also: tuple[str, ...], *, dry_run: bool) -> Said:
    workspace, texts = console.workspace(), console.texts
    if unknown := [each for each in also if each.lower() not in _ALSO]:
        raise Problem("translations-kind", kind=unknown[0], known=", ".join(_ALSO))
    console.progress("translate.reading", path=file)
    seen = translators.review(workspace, translators.read(file, texts), file.name)
    fates = {_ALSO[each.lower()] for each in also}
    picked = seen.ticked | {line.slot for line in seen.lines if line.fate in fates and line.fate in TAKEABLE}
    change = None if dry_run else translators.take_over(workspace, seen, picked)
    lines = list(_lines(seen, texts))
    lines.append(texts.count("translate.taken", len(picked)) if change else texts("renewal.nothing-stored"))
    return Said(lines, _data(seen, len(picked) if change else 0))


def _lines(seen: Review, texts: Texts) -> Iterator[str]:
    for line in seen.lines:
        if line.fate is not Fate.SAME:
            yield line_text(line, texts)
            yield from (indented(each) for each in (line.told.text, line.told.remark) if each)
    yield " · ".join(f"{fate_text(fate, texts)}: {number}" for fate, number in seen.counts().items() if number)


def _data(seen: Review, stored: int) -> dict[str, object]:
    return {
        "stored": stored,
        "counts": {fate.value: number for fate, number in seen.counts().items()},
        "lines": [_line_data(line) for line in seen.lines if line.fate is not Fate.SAME],
    }


def _line_data(line: Line) -> dict[str, object]:
    place = line.told.place
    return {
        "fate": line.fate.value,
        "question": line.slot[1],
        "role": line.slot[2],
        "language": line.slot[3],
        "sheet": place.sheet,
        "cell": place.cell,
        "before": line.before,
        "now": line.told.text,
    }
