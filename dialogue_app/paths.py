"""Where resources, settings, workspaces and logs live: installed, from source, or carried on a stick.

Knows no Qt and creates nothing by itself except in the functions that say so.
"""

import os
import sys
from pathlib import Path

HOME_VARIABLE = "DIALOGUE_APP_HOME"
"""Environment variable that moves all of the program's own data to one folder."""

PORTABLE_MARKER = "portable"
"""A file of this name beside the program keeps all data beside the program."""

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder with icons, catalogues and samples: inside the package, or beside it in a source tree."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def data_folder() -> Path:
    """Return the folder for workspaces and logs. It may not exist yet."""
    return _home() or _platform_folder("user_data_path")


def settings_folder() -> Path:
    """Return the folder for the settings of the window. It may not exist yet."""
    return _home() or _platform_folder("user_config_path")


SUFFIX = ".dialogues"
"""How names of workspace files end."""


def default_workspace() -> Path:
    """Return the workspace file used when none is named."""
    return data_folder() / f"workspace{SUFFIX}"


def unsaved_text(workspace: Path) -> Path:
    """Return the file beside a workspace that keeps what is being typed and not recorded yet."""
    return workspace.with_name(f"{workspace.stem} unsaved text.json")


def log_file() -> Path:
    """Return the log file of the program."""
    return data_folder() / "dialogue-app.log"


def _home() -> Path | None:
    override = os.environ.get(HOME_VARIABLE)
    if override:
        return Path(override)
    program = sys.executable if getattr(sys, "frozen", False) else next(iter(sys.argv), "")
    if program in {"", "-c", "-m"}:  # Python itself was told what to run; there is no program file
        return None
    beside = Path(program).resolve().parent
    return beside / "data" if (beside / PORTABLE_MARKER).is_file() else None


def _platform_folder(name: str) -> Path:
    import platformdirs  # noqa: PLC0415 - only asked when nothing overrides it

    return Path(getattr(platformdirs, name)("Dialogue App", appauthor=False))
