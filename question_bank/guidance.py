"""The guide: short pages in chapters, each with one list of things to do and a way on.

Pages are Markdown of our own. They belong to the content that is installed, not to a release in a workspace: they
speak about this program. Links are ``page:<id>`` to another page and ``place:<name>`` to a place in the program.
"""

from dataclasses import dataclass
from importlib.resources.abc import Traversable

from question_bank.files import ContentFolder, shipped_content
from question_bank.findings import ContentError, Finding

PLACES = ("dialogues", "bank", "assemble", "live", "compare", "guide", "settings")
"""Places in the program that a page can link to."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page: its title is the first line of its Markdown ``text``."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A few pages under one title, in reading order."""

    id: str
    title: str
    pages: tuple[GuidePage, ...]


def chapters(folder: Traversable | None = None) -> tuple[Chapter, ...]:
    """Return the chapters of the guide in ``folder``, by default those that are shipped.

    Raises:
        ContentError: a file can't be read; the first reason is given.
    """
    found: list[Finding] = []
    read = read_guidance(ContentFolder(shipped_content() if folder is None else folder, found))
    for finding in found:
        raise ContentError(finding.file, finding.place, finding.sentence)
    return read


def read_guidance(source: ContentFolder) -> tuple[Chapter, ...]:
    """Return the chapters as far as they can be read."""
    document = source.document("guidance.toml")
    read = []
    for table in document.tables("chapter", "id"):
        pages = tuple(_page(source, name) for name in table.texts("pages"))
        read.append(Chapter(id=table.text("id"), title=table.text("title"), pages=pages))
        table.close()
    document.close()
    return tuple(read)


def _page(source: ContentFolder, name: str) -> GuidePage:
    text = source.text(f"guidance/{name}.md")
    return GuidePage(id=name, title=text.partition("\n")[0].removeprefix("# ").strip(), text=text)
