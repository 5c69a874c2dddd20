"""Content files: found in a folder or an installed wheel, parsed as TOML, broken ones reported.

Knows nothing about what the files say.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from question_bank.findings import ERROR, Finding
from question_bank.table import Table

MOST_BYTES = 3_000_000
"""Of one file; the parser takes a second for each million. All shipped content together has less."""


def shipped_content() -> Traversable:
    """Return the content that is installed with this package."""
    return files("question_bank") / "content"


class ContentFolder:
    """A folder of content files. Everything unreadable becomes a finding in ``found``."""

    def __init__(self, folder: Traversable, found: list[Finding]) -> None:
        self._folder = folder
        self._found = found

    def document(self, name: str) -> Table:
        """Return a file as a table. ``name`` uses "/" between folders.

        A missing or broken file is one finding and reads as empty; that it lacks every field then is not said.
        """
        content = self._parsed(name)
        return Table({}, name, []) if content is None else Table(content, name, self._found)

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return self._place(name).is_file()

    def names(self, folder: str, *, ending: str = ".toml", folders: bool = False) -> tuple[str, ...]:
        """Return the stems of the files of a folder with this ending (or the names of its folders), sorted."""
        place = self._place(folder)
        try:
            entries = [entry for entry in place.iterdir() if not entry.name.startswith((".", "_"))]
            if folders:
                return tuple(sorted(entry.name for entry in entries if entry.is_dir()))
            return tuple(sorted(entry.name.removesuffix(ending) for entry in entries if entry.name.endswith(ending)))
        except OSError:
            return ()

    def text(self, name: str) -> str:
        """Return a file of running text; a missing or broken one reads as empty."""
        try:
            return self._read(name)
        except OSError:
            self._report("missing-file", name, "The file is missing or can't be read.")
        except ValueError:
            self._report("broken-file", name, "The file is not text in UTF-8.")
        return ""

    def _parsed(self, name: str) -> dict[str, object] | None:
        try:
            return tomllib.loads(self._read(name))
        except OSError:
            self._report("missing-file", name, "The file is missing or can't be read.")
        except RecursionError:
            self._report("broken-file", name, "The file is nested too deeply.")
        except ValueError as error:  # not TOML, not UTF-8, or a number of thousands of digits
            self._report("broken-file", name, f"The file can't be parsed: {error}.")
        return None

    def _read(self, name: str) -> str:
        """Return the text of a file inside the folder; what a link leads to outside of it is not read.

        Raises:
            OSError: it is missing, can't be read, or lies outside.
            ValueError: it is no text in UTF-8.
        """
        place = self._place(name)
        if isinstance(place, Path) and isinstance(self._folder, Path):
            inside = place.resolve().is_relative_to(self._folder.resolve())
            if not inside:
                raise FileNotFoundError(name)
        with place.open("rb") as stream:
            content: bytes = stream.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise ValueError("the file is far larger than content is")
        return content.decode("utf-8").replace("\r\n", "\n")

    def _place(self, name: str) -> Traversable:
        place = self._folder
        for part in name.split("/"):
            place = place / part
        return place

    def _report(self, code: str, name: str, sentence: str) -> None:
        self._found.append(Finding(ERROR, code, name, "", "", sentence))


class DatedPacks:
    """The data packs of a content folder; each has a version of its own, the day of its last change."""

    def __init__(self, source: ContentFolder) -> None:
        self._source = source
        self._versions: dict[str, str] = {}

    def document(self, name: str) -> Table:
        """Return the pack ``name`` as a table without its head, and remember the version."""
        document = self._source.document(f"{name}.toml")
        head = document.table("pack")
        self._versions[name] = head.day("version")
        head.text("title")
        head.text("source")
        head.close()
        return document

    @property
    def versions(self) -> Mapping[str, str]:
        """Name of each pack read so far -> day of its version."""
        return MappingProxyType(self._versions)
