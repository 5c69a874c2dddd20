"""Plays the rehearsal in a real window and looks afterwards whether every word is where it was said."""

import sys
import tempfile
from pathlib import Path

from tests.rehearsal.looking import faults
from tests.rehearsal.stage import Stage, missing
from tests.rehearsal.story import CONTRIBUTIONS, CORRECTED, CRASH, QUESTIONS, SUPPLIERS, other, prepare, said

_TURN = 0.7
"""Seconds in which the window has shown something else."""


def main() -> int:
    """Play and check; return the exit code."""
    if lacking := missing():
        return tell(f"Not played: {', '.join(lacking)} must be installed.", 2)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="rehearsal-"))
    folder.mkdir(parents=True, exist_ok=True)
    stage = Stage(folder)
    codes = prepare(stage.file)
    try:
        stage.start()
        play(stage)
    finally:
        stage.end()
    wrong = faults(stage.file, folder / "minutes", codes)
    for each in wrong:
        tell(each)
    words = (
        f"{len(SUPPLIERS) * QUESTIONS} answers, {len(CORRECTED)} corrections, one crash: {len(wrong)} faults. {folder}"
    )
    return tell(words, int(bool(wrong)))


def tell(words: str, code: int = 0) -> int:
    """Say something to who runs the script; return the code."""
    sys.stdout.write(f"{words}\n")
    return code


def play(stage: Stage) -> None:
    """Hold the event: all in one room, three talks, a crash in the second, two corrections, minutes."""
    stage.keys("ctrl+4")
    stage.rest(_TURN)
    meeting(stage)
    for supplier in range(len(SUPPLIERS)):
        talk(stage, supplier)
    for supplier, question in CORRECTED:
        correct(stage, supplier, question)
    (stage.folder / "minutes").mkdir()
    stage.keys("ctrl+e")
    stage.rest(_TURN)
    stage.write(str(stage.folder / "minutes"))
    stage.look("7-folder")
    stage.keys("Return")
    files = 2 * (len(SUPPLIERS) + 1)
    stage.wait(lambda: len(list((stage.folder / "minutes").iterdir())) == files, "the minutes")
    stage.rest(_TURN)
    stage.look("8-minutes")


def meeting(stage: Stage) -> None:
    """Note what is said while all are in the room."""
    stage.keys("Tab", "space")
    stage.rest(_TURN)
    stage.saving("ctrl+shift+g")
    for number, (topic, words) in enumerate(CONTRIBUTIONS):
        stage.keys(topic, *["n"] * (number == 0))
        stage.write(words)
        stage.saving("Return")
    stage.look("1-meeting")
    stage.saving("ctrl+shift+e")


def talk(stage: Stage, supplier: int) -> None:
    """Record what one supplier says to every question."""
    stage.keys("Home", *["Down"] * supplier, "Return")
    stage.rest(_TURN)
    for question in range(QUESTIONS):
        answer = said(supplier, question)
        stage.keys(answer.key, "Return", *(("1", "Return") if answer.key != "n" else ()))
        stage.write(answer.claim)
        stage.saving("ctrl+Return")
        if (supplier, question) == CRASH:
            crash(stage)
    stage.look(f"2-talk-{supplier}")
    close(stage)


def crash(stage: Stage) -> None:
    """Kill the program, start it again, and go on where the talk stopped."""
    stage.kill()
    stage.start()
    stage.keys("ctrl+4")
    stage.rest(_TURN)
    stage.look("3-after-the-crash")
    stage.keys("Return")
    stage.rest(_TURN)


def correct(stage: Stage, supplier: int, question: int) -> None:
    """Open a closed talk again because the supplier corrects an answer, and close it."""
    stage.keys("Home", *["Down"] * supplier, "Return")
    stage.rest(_TURN)
    stage.keys("ctrl+f")
    stage.look(f"4-closed-{supplier}")
    stage.keys("shift+Tab", "space")
    stage.rest(_TURN)
    stage.look(f"5-reasons-{supplier}")
    stage.saving("Tab", "space")
    stage.rest(_TURN)
    stage.keys("ctrl+f")
    stage.write(str(question + 1))
    stage.keys("Return")
    stage.saving(other(said(supplier, question)))
    stage.look(f"6-corrected-{supplier}")
    close(stage)


def close(stage: Stage) -> None:
    """Read back and close."""
    stage.keys("ctrl+shift+e")
    stage.rest(_TURN)
    stage.saving("Return")
    stage.rest(_TURN)


if __name__ == "__main__":
    sys.exit(main())
