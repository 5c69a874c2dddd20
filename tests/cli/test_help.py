"""Every command and option is documented."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dialogue_app.cli import program as front
from dialogue_app.cli.console import Console
from dialogue_app.cli.program import NAME, program
from dialogue_app.texts import Texts

README = Path(__file__).resolve().parents[2] / "README.md"


def commands(
    group: click.Group = program, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


EVERYTHING = dict(commands())
JOBS = [path for path, command in EVERYTHING.items() if not isinstance(command, click.Group)]


def shown(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> str:
    assert front.run([*path, "--help"], lambda _workspace, _language: pytest.fail("the window was opened")) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("path", EVERYTHING, ids=" ".join)
def test_help_describes_the_command_and_every_option(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    command = EVERYTHING[path]
    text = shown(path, capsys)
    texts = Texts()
    key = ".".join(("cli", *path)) if path else "cli.help"
    assert texts(key).split("\n")[0].split()[0] in text
    context = click.Context(command, obj=Console(lambda _workspace, _language: 0))
    with context:
        for parameter in command.get_params(context):
            if isinstance(parameter, click.Option):
                record = parameter.get_help_record(context)
                assert record is not None
                assert record[1].split("  [")[0].strip(), parameter.name
                assert parameter.opts[0] in text
            else:
                assert parameter.make_metavar(context).strip("[].") in text


@pytest.mark.parametrize("path", JOBS, ids=" ".join)
def test_every_command_that_prints_results_can_print_json(path: tuple[str, ...]) -> None:
    assert any("--json" in parameter.opts for parameter in EVERYTHING[path].params)


@pytest.mark.parametrize("path", JOBS, ids=" ".join)
def test_the_readme_names_every_command(path: tuple[str, ...]) -> None:
    lines = README.read_text("utf-8").splitlines()
    in_code = [set(" ".join(re.findall(r"`([^`]+)`", line)).split()) for line in lines]
    assert any(set(path) <= words for words in in_code)


def test_the_readme_names_every_global_option() -> None:
    text = README.read_text("utf-8")
    assert [each for each in ("--workspace", "--language", "--version", "--help") if each not in text] == []


def test_descriptions_are_never_cut_in_lists_of_commands(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(shown((), capsys).split())
    assert "..." not in text.replace("[ARGS]...", "")
    assert Texts()("cli.demo").split("\n")[0] in text
    assert NAME in text
