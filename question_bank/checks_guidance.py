"""What must hold in the guide: short pages, one list of things to do, links that lead somewhere, a way on."""

import re
from collections.abc import Iterator

from question_bank.checks_packs import repeated
from question_bank.findings import ERROR, Finding
from question_bank.guidance import PLACES, Chapter, GuidePage

LONGEST = 480
"""Words of a page, at most: two screens."""

TO_DO = "## What to do now"

_LINK = re.compile(r"\]\(([^)]*)\)")

Remark = tuple[str, str, str]
"""Code, field and sentence of an error."""


def guidance_findings(chapters: tuple[Chapter, ...], files: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the errors of the guide. ``files`` are the names of the pages in the folder."""
    pages = [page for chapter in chapters for page in chapter.pages]
    ids = [page.id for page in pages]
    for one in repeated(ids):
        yield Finding(ERROR, "reused-id", "guidance.toml", one, "pages", "The page is in the guide twice.")
    for one in sorted(set(files) - set(ids)) if ids else ():  # without chapters that has been reported
        yield Finding(ERROR, "lost-page", "guidance.toml", one, "pages", "The page is in no chapter.")
    for page in pages:
        for code, field, sentence in _page(page, set(ids)):
            yield Finding(ERROR, code, f"guidance/{page.id}.md", page.id, field, sentence)


def _page(page: GuidePage, known: set[str]) -> Iterator[Remark]:
    if not page.text:
        return  # the missing file has been reported
    lines = page.text.rstrip().split("\n")
    if not lines[0].startswith("# ") or not page.title:
        yield "no-title", "title", "The first line is the title: “# ” and a few words."
    words = len(page.text.split())
    if words > LONGEST:
        yield "long-page", "text", f"The page has {words} words; {LONGEST} are the most."
    if lines.count(TO_DO) != 1:
        yield "action-list", "text", f"There must be one list of things to do, under “{TO_DO}”."
    if not lines[-1].startswith("Next: ["):
        yield "no-way-on", "text", "The last line says where to read on: “Next: [Title](page:id)”."
    for target in _LINK.findall(page.text):
        kind, _, name = target.partition(":")
        if name not in {"page": known, "place": set(PLACES)}.get(kind, set()):
            yield "dead-link", "text", f"The link “{target[:60]}” leads nowhere."
