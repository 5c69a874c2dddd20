"""Commands, groups and options whose help comes from the catalogues.

A command of key ``dialogue.new`` is described by ``cli.dialogue.new``; an option ``--theme`` by ``cli.option.theme``,
or, where it means something else there, by ``cli.option.dialogue.new.theme``.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from dialogue_app.cli.console import Console, Said
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts

Function = Callable[..., Any]


class Worded(click.Command):
    """A command described in the catalogues; ``key`` is its place in the tree, "" for the program itself."""

    key = ""

    def describe(self) -> str:
        """Return what the command does, in the language of this run."""
        return _texts(click.get_current_context())(f"cli.{self.key}" if self.key else "cli.help")

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the description; it is never cut."""
        return self.describe().partition("\n")[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the description below the usage line."""
        self.help = self.describe()
        super().format_help_text(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help, described like all others."""
        found = super().get_help_option(ctx)
        if found:
            found.help = _texts(ctx)("cli.option.help")
        return found


class Job(Worded):
    """A command that does something and returns what is said about it."""

    def invoke(self, ctx: click.Context) -> None:
        """Run the command and print its result."""
        result = super().invoke(ctx)
        if isinstance(result, Said):
            ctx.ensure_object(Console).say(result)


class Group(Worded, click.Group):
    """A group of commands about one kind of thing."""

    def job(self, name: str) -> Callable[[Function], Job]:
        """Make a function a command of this group; it gets the ``Console`` first and returns a ``Said``."""

        def make(function: Function) -> Job:
            made = job(name, f"{self.key}.{name}")(function)
            self.add_command(made)
            return made

        return make


class Option(click.Option):
    """An option described in the catalogues."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return how the option is written and what it does."""
        texts, command = _texts(ctx), ctx.command
        own = f"cli.option.{command.key}.{self.name}" if isinstance(command, Worded) else ""
        self.help = texts(own) if own and texts.has(own) else texts(f"cli.option.{self.name}")
        return super().get_help_record(ctx)


def job(name: str, key: str = "") -> Callable[[Function], Job]:
    """Make a function a command; it gets the ``Console`` first and returns a ``Said``."""

    def make(function: Function) -> Job:
        made = click.command(name, cls=Job)(click.pass_obj(function))
        made.key = key or name
        made.params.append(_json_option())
        return made

    return make


def group(name: str) -> Group:
    """Return an empty group of commands."""
    made = Group(name, no_args_is_help=False)
    made.key = name
    return made


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:
    """Add a described option to a command."""
    return click.option(*names, cls=Option, **settings)


def choice(words: Iterable[str]) -> "click.Choice[str]":
    """Return the type of an option that takes one of these words, in upper or lower case."""
    return click.Choice([str(word) for word in words], case_sensitive=False)


def _json_option() -> Option:
    def remember(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
        ctx.ensure_object(Console).as_json = wanted

    return Option(["--json"], is_flag=True, expose_value=False, callback=remember)


def _texts(ctx: click.Context) -> Texts:
    console = ctx.find_object(Console)
    return console.texts if console else Texts()


def need_folder(target: Path) -> None:
    """Make a folder to write into, if it is not there yet.

    Raises:
        Problem: it can't be made.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Problem("target-folder-missing", file=target.name, folder=target.parent) from None
