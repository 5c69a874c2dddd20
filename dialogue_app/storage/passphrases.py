"""The passphrases that were said in this process; a protected file opens when one of them fits.

They are kept in memory only, and never in a message. A backup, or a file from before a change of the passphrase,
opens without asking again.
"""

import os

VARIABLE = "DIALOGUE_APP_PASSPHRASE"
"""Environment variable for scripts: opens protected workspaces, and protects each one that is made."""

_said: list[str] = []


def say(passphrase: str) -> str:
    """Remember a passphrase until the program ends and return it as it is used."""
    wanted = _as_used(passphrase)
    if wanted and wanted not in _said:
        _said.insert(0, wanted)
    return wanted


def forget(passphrase: str) -> None:
    """Forget a passphrase that did not fit."""
    if (wanted := _as_used(passphrase)) in _said:
        _said.remove(wanted)


def preset() -> str:
    """Return the passphrase of the environment, "" when there is none."""
    return _as_used(found) if (found := os.environ.get(VARIABLE)) else ""


def known() -> tuple[str, ...]:
    """Return every passphrase that may fit, the newest first."""
    return tuple(dict.fromkeys(each for each in (*_said, preset()) if each))


def _as_used(passphrase: str) -> str:
    """Return a text as it becomes a key: keyboards write one letter in two ways, an environment may hold half ones."""
    from unicodedata import normalize  # noqa: PLC0415 - most people never say one

    return normalize("NFC", passphrase).encode("utf-8", "replace").decode().replace("\0", "\ufffd")
