"""The program on the command line: global options, all commands, and how it ends.

Exit codes: 0 done, 1 a fault of ours, 2 a problem the user can act on, 130 stopped by the user.
"""

from pathlib import Path

import click

from dialogue_app import __version__, paths, texts
from dialogue_app.cli.answers import answer
from dialogue_app.cli.arranging import questionnaire
from dialogue_app.cli.bank_lists import bank
from dialogue_app.cli.checks import check
from dialogue_app.cli.commands import Group, Option
from dialogue_app.cli.console import Console, OpenWindow, tolerate_any_text
from dialogue_app.cli.decisions import decision
from dialogue_app.cli.demo import demo
from dialogue_app.cli.faults import log_fault
from dialogue_app.cli.findings import finding
from dialogue_app.cli.folder import folder
from dialogue_app.cli.guide import guide
from dialogue_app.cli.letters import text
from dialogue_app.cli.owed import owed
from dialogue_app.cli.priorities import priority
from dialogue_app.cli.protecting import workspace
from dialogue_app.cli.reports import report
from dialogue_app.cli.returns import answers
from dialogue_app.cli.rounds import round_
from dialogue_app.cli.summaries import summary
from dialogue_app.cli.suppliers import participant, supplier
from dialogue_app.cli.talks import talk
from dialogue_app.cli.travelling import dialogue
from dialogue_app.errors import Problem

NAME = "dialogue-app"

DONE, FAULT, PROBLEM, STOPPED = 0, 1, 2, 130


def run(arguments: list[str], open_window: OpenWindow) -> int:
    """Run one command and return the exit code; never raises.

    Args:
        arguments: what stands behind the program's name.
        open_window: called when no command is named.
    """
    tolerate_any_text()
    console = Console(open_window)
    try:
        code = program.main(arguments, prog_name=NAME, standalone_mode=False, obj=console)
    except (Problem, click.ClickException, click.Abort, KeyboardInterrupt) as reason:
        return _stopped(console, reason)
    except Exception as error:  # any mistake of ours, logged and said in a sentence
        return _failed(console, error)
    finally:
        console.close()
    return code if isinstance(code, int) else DONE


def _stopped(console: Console, reason: BaseException) -> int:
    match reason:
        case Problem():
            console.complain(console.texts(f"problem.{reason.key}", **reason.details))
        case click.UsageError():
            command = reason.ctx.command_path if reason.ctx else NAME
            console.complain(console.texts("cli.usage", reason=reason.format_message(), command=command))
        case click.ClickException():
            console.complain(reason.format_message())
        case _:
            console.complain(console.texts("cli.stopped"))
            return STOPPED
    return PROBLEM


def _failed(console: Console, error: Exception) -> int:
    log = log_fault(error)
    key = "cli.fault" if log else "cli.fault-without-log"
    console.complain(console.texts(key, log=log or paths.log_file(), kind=type(error).__name__))
    return FAULT


def _speak(ctx: click.Context, _parameter: click.Parameter, code: str | None) -> None:
    if code is None:
        return
    known = texts.languages()
    if code not in known:
        raise Problem("language-unknown", wanted=code, known=", ".join(known))
    ctx.ensure_object(Console).speak(code)


def _tell_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"{NAME} {__version__}")
        ctx.exit()


@click.pass_context
def _begin(ctx: click.Context, file: Path | None) -> None:
    console = ctx.ensure_object(Console)
    console.path = file
    if ctx.invoked_subcommand is None:
        ctx.exit(console.open_window(file, console.language))


program = Group(
    NAME,
    invoke_without_command=True,
    callback=_begin,
    params=[
        Option(["--language"], metavar="CODE", is_eager=True, expose_value=False, callback=_speak),
        Option(["--workspace", "file"], metavar="FILE", type=click.Path(path_type=Path)),
        Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_tell_version),
    ],
)
for _command in (
    demo,
    bank,
    priority,
    dialogue,
    folder,
    questionnaire,
    supplier,
    participant,
    answer,
    answers,
    talk,
    check,
    round_,
    finding,
    owed,
    decision,
    report,
    summary,
    text,
    guide,
    workspace,
):
    program.add_command(_command)
