"""``workspace protect`` and ``unprotect``: a passphrase is typed or in the environment, never an argument."""

import os
import sys

import click

from dialogue_app.cli.commands import choice, option
from dialogue_app.cli.console import Console, Said
from dialogue_app.cli.first_aid import workspace
from dialogue_app.errors import Problem
from dialogue_app.workspace import protecting
from dialogue_app.workspace.protecting import Copy

__all__ = ["workspace"]

NEW = "DIALOGUE_APP_NEW_PASSPHRASE"
"""Environment variable with the passphrase to protect with, for scripts."""

_with_copies = option("--copies", type=choice(("rewrite", "keep", "remove")), default="rewrite", show_default=True)


@workspace.job("protect")
@_with_copies
def _protect(console: Console, copies: str) -> Said:
    opened = console.workspace()
    protecting.protect(opened, os.environ.get(NEW) or _asked(console))
    return _said(console, "cli.workspace.now-protected", copies)


@workspace.job("unprotect")
@_with_copies
def _unprotect(console: Console, copies: str) -> Said:
    protecting.unprotect(console.workspace())
    return _said(console, "cli.workspace.now-plain", copies)


def _asked(console: Console) -> str:
    if not protecting.can_protect():
        raise Problem("passphrase-extra", path=console.workspace().path)
    if not sys.stdin.isatty():
        raise Problem("passphrase-not-said", variable=NEW)
    console.complain(console.texts("cli.workspace.no-way-back"))
    prompt = console.texts("cli.workspace.new-passphrase")
    return str(click.prompt(prompt, hide_input=True, confirmation_prompt=True, err=True))


def _said(console: Console, key: str, what: str) -> Said:
    """Do to the copies what was wanted and say it; those that are still as they were are named one by one."""
    opened, texts = console.workspace(), console.texts
    found = protecting.copies(opened.path)
    left, done = _treated(console, what, found)
    lines = [texts(key, path=opened.path)]
    lines += [texts(f"cli.workspace.copies-{what}", n=done)] if done else []
    lines += [texts(f"cli.workspace.copy-left-{_state(each)}", path=each.path) for each in left]
    data = {"path": str(opened.path), "protected": opened.protected, "copies": done}
    return Said(lines, data | {"left": [str(each.path) for each in left]})


def _treated(console: Console, what: str, found: tuple[Copy, ...]) -> tuple[tuple[Copy, ...], int]:
    if what == "rewrite":
        console.progress("cli.workspace.rewriting")
        left = protecting.rewrite_copies(console.workspace(), found)
    else:
        left = protecting.remove_copies(found) if what == "remove" else found
    return left, len(found) - len(left)


def _state(copy: Copy) -> str:
    return "protected" if copy.protected else "plain"
