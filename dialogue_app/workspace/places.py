"""Whether a file lies where another program copies it or a network carries it: there, locks and syncs are not sure.

A workspace in such a place works, until two people open it, or a half written file is copied. The user is told at
opening and offered to move it.
"""

import os
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path, PurePath

from dialogue_app.errors import Problem
from dialogue_app.storage import closed_files
from dialogue_app.workspace import keeping
from dialogue_app.workspace.workspace import Workspace


class Place(StrEnum):
    """What kind of place a folder is. The value is a part of the message key ``place-of-file.<value>``."""

    LOCAL = "local"
    CLOUD = "cloud"
    NETWORK = "network"


_CLOUDS = (
    "onedrive", "dropbox", "nextcloud", "owncloud", "sharepoint", "google drive", "googledrive", "my drive", "icloud",
    "mobile documents", "seafile", "pcloud", "hidrive", "box sync", "magentacloud", "syncthing",
)  # fmt: skip
_MARKERS = (".dropbox", ".dropbox.cache", ".nextcloudsync.log", ".owncloudsync.log", ".stfolder", ".849C9593-D756-4E56")
_NETWORKS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.davfs", "davfs", "fuse.gvfsd-fuse", "9p"}
)
_REMOTE_DRIVE = 4  # what Windows says of a drive letter that stands for a share


def place_of(path: Path, environment: Mapping[str, str] | None = None, mounts: Path = Path("/proc/mounts")) -> Place:
    """Return what kind of place a file lies in.

    Args:
        path: the file; it need not exist.
        environment: where OneDrive says which folders are its own; that of this process when not given.
        mounts: the list of mounted drives, where the system has one.
    """
    known = os.environ if environment is None else environment
    resolved = path.absolute()
    if _is_cloud(resolved, known):
        return Place.CLOUD
    return Place.NETWORK if _is_share(resolved) or _type_of(resolved, mounts) in _NETWORKS else Place.LOCAL


def move(workspace: Workspace, target: Path) -> Path:
    """Go on in a copy at another place; the file before is renamed, so that nobody works in it by mistake.

    Returns:
        What the file before is called now.

    Raises:
        Problem: the target exists or can't be written; then the workspace stays where it is.
    """
    before = workspace.path
    keeping.go_on_in_copy(workspace, target)
    aside = before.with_name(f"{before.stem} (moved)")
    try:
        closed_files.set_aside(before, aside)
    except Problem:
        return before  # somebody else has it open; the copy is complete all the same
    return aside / before.name


def _is_cloud(path: Path, environment: Mapping[str, str]) -> bool:
    named = [
        environment[name] for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer") if environment.get(name)
    ]
    if any(path.is_relative_to(each) for each in named):
        return True
    return any(_is_cloud_name(part) for part in path.parent.parts) or any(_marked(each) for each in path.parents)


def _is_cloud_name(part: str) -> bool:
    """Whether a folder is called as these programs call theirs: "OneDrive - Town of Lindhavn", "Nextcloud2"."""
    name = part.casefold()
    return any(name == cloud or name.startswith((f"{cloud} ", f"{cloud}-", f"{cloud}2")) for cloud in _CLOUDS)


def _marked(folder: Path) -> bool:
    try:
        return any((folder / marker).exists() for marker in _MARKERS)
    except OSError:
        return False


def _is_share(path: PurePath) -> bool:
    if path.drive.startswith("\\\\") or str(path).startswith("//"):
        return True
    if os.name != "nt":
        return "gvfs" in path.parts
    import ctypes  # noqa: PLC0415 - on Windows only

    return bool(getattr(ctypes, "windll").kernel32.GetDriveTypeW(f"{path.drive}\\") == _REMOTE_DRIVE)  # noqa: B009


def _type_of(path: Path, mounts: Path) -> str:
    """Return the kind of file system a path lies in, "" where that can't be known."""
    deepest, kind = -1, ""
    for place, each in _mounted(mounts):
        if len(place.parts) > deepest and path.is_relative_to(place):
            deepest, kind = len(place.parts), each
    return kind


def _mounted(mounts: Path) -> Iterator[tuple[Path, str]]:
    try:
        with mounts.open(encoding="utf-8", errors="replace") as stream:
            lines = stream.read().splitlines()
    except OSError:
        return
    for _, place, kind, *_ in (line.split(" ") for line in lines if line.count(" ") > 2):
        yield Path(place.replace("\\040", " ")), kind
