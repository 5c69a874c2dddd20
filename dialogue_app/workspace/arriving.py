"""What came: each file that somebody brings is told by what it holds, before anything reads it."""

from collections.abc import Iterable
from pathlib import Path

from dialogue_app.domain.arrivals import Kind
from dialogue_app.errors import Problem
from dialogue_app.workspace.workspace import BANK_ID
from question_bank import number_key


def told(paths: Iterable[Path], release: str) -> dict[Path, Kind]:
    """Return what each file is; needs no workspace, so that it can be done in the background.

    Args:
        paths: files, or folders with returned files.
        release: number of the release of the shared bank that is here, "" where no workspace is open.

    Raises:
        Problem: a file can't be read.
    """
    from dialogue_app.exchange.arrivals import kind_of  # noqa: PLC0415 - loaded when something comes

    found = {path: kind_of(path) for path in paths}
    newer = {path for path, kind in found.items() if kind is Kind.BANK and _is_newer(path, release)}
    return {path: Kind.RELEASE if path in newer else kind for path, kind in found.items()}


def _is_newer(path: Path, release: str) -> bool:
    """Whether a package holds all of a newer release of the shared bank; everything else in packages is merged."""
    from dialogue_app.exchange.bank_package import read_package  # noqa: PLC0415 - see told

    try:
        package = read_package(path)
    except Problem:  # it is said where the package is looked at
        return False
    if not release or package.bank.id != BANK_ID or not package.releases:
        return False
    newest = max(package.releases, key=lambda each: number_key(each.number))
    whole = set(newest.manifest) <= {each.newest.id for each in package.stories}
    return whole and number_key(newest.number) > number_key(release)
