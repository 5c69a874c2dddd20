"""A package of 10,000 questions in eleven languages, read and compared with an own bank of the same size."""

import multiprocessing
import resource
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.storage import banks
from dialogue_app.workspace import merging, packaging
from dialogue_app.workspace.workspace import Workspace
from question_bank import Question, TextState, Translation, content_hash, text_hash
from tests.performance.measure import Line, timed

QUESTIONS, LANGUAGES = 10_000, ("bg", "cs", "da", "de", "el", "es", "fi", "fr", "nb", "sv")
CHANGED, NEW = 1_000, 300
MOST_SECONDS, MOST_MEGABYTES = 10.0, 500.0


def run() -> list[Line]:
    """Preview in a process of its own, which has nothing in memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            pool.apply(_prepare, (folder,))
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, megabytes = pool.apply(_preview, (folder,))
    return [
        Line(f"package of {QUESTIONS:,} questions x 11 languages: preview", seconds, 0, MOST_SECONDS),
        Line("package: memory (MB, not ms)", megabytes / 1000, 0, MOST_MEGABYTES / 1000),
    ]


def _prepare(folder: Path) -> None:
    with closing(Workspace.create(folder / "mine.dialogues")) as mine:
        kinds = mine.release.questions
        known = [_translated(kinds[number % len(kinds)], number) for number in range(QUESTIONS)]
        _keep(mine, known)
        package = packaging.packed(mine)
    theirs = [
        replace(story, revisions=(replace(story.newest, help="Said otherwise."),)) if place < CHANGED else story
        for place, story in enumerate(package.stories)
    ]
    new = [
        replace(story, revisions=(replace(story.newest, id=f"{story.key[1]}-N"),)) for story in package.stories[:NEW]
    ]
    packaging.write(replace(package, stories=(*theirs[NEW:], *new)), folder / "theirs.dialogue-bank")


def _keep(workspace: Workspace, questions: list[Question]) -> None:
    with workspace.database.atomic():
        for each in questions:
            banks.keep_own(workspace.database, each)


def _translated(question: Question, number: int) -> Question:
    prompt = f"{question.prompt} ({number})"
    texts = {"prompt": prompt, "help": question.help}
    sources = {role: text_hash(text) for role, text in texts.items()}
    said = {code: Translation(code, TextState.DRAFT, texts, sources) for code in LANGUAGES}
    made = replace(question, bank_id=OWN_BANK, id=f"OWN-{number:05}", prompt=prompt, translations=said, origin="")
    return replace(made, rev=1, content_hash=content_hash(made.answer, prompt))


def _preview(folder: Path) -> tuple[float, float]:
    with closing(Workspace.open(folder / "mine.dialogues")) as mine:
        file = folder / "theirs.dialogue-bank"
        seconds = timed(lambda: merging.preview(mine, merging.read(file), file.name))
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
