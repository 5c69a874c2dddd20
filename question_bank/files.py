"""Content files: found in a folder or an installed wheel, parsed as TOML, broken ones reported.

Knows nothing about what the files say.
"""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable

from question_bank.findings import ERROR, Finding
from question_bank.table import Table


def shipped_content() -> Traversable:
    """Return the content that is installed with this package."""
    return files("question_bank") / "content"


class ContentFolder:
    """A folder of content files. Everything unreadable becomes a finding in ``found``."""

    def __init__(self, folder: Traversable, found: list[Finding]) -> None:
        self._folder = folder
        self._found = found

    def document(self, name: str) -> Table:
        """Return a file as a table; a missing or broken one reads as empty. ``name`` uses "/" between folders."""
        return Table(self._parsed(name), name, self._found)

    def names(self, folder: str, *, folders: bool = False) -> tuple[str, ...]:
        """Return the stems of the TOML files of a folder (or the names of its folders), sorted."""
        place = self._place(folder)
        try:
            entries = [entry for entry in place.iterdir() if not entry.name.startswith((".", "_"))]
            if folders:
                return tuple(sorted(entry.name for entry in entries if entry.is_dir()))
            return tuple(sorted(entry.name[:-5] for entry in entries if entry.name.endswith(".toml")))
        except OSError:
            return ()

    def _parsed(self, name: str) -> dict[str, object]:
        try:
            text = self._place(name).read_bytes().decode("utf-8")
            return tomllib.loads(text.replace("\r\n", "\n"))
        except OSError:
            self._report("missing-file", name, "The file is missing or can't be read.")
        except RecursionError:
            self._report("broken-file", name, "The file is nested too deeply.")
        except ValueError as error:  # not TOML, not UTF-8, or a number of thousands of digits
            self._report("broken-file", name, f"The file can't be parsed: {error}.")
        return {}

    def _place(self, name: str) -> Traversable:
        place = self._folder
        for part in name.split("/"):
            place = place / part
        return place

    def _report(self, code: str, name: str, sentence: str) -> None:
        self._found.append(Finding(ERROR, code, name, "", "", sentence))
