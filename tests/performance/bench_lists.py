"""Question lists: close wordings of 300 new questions among 2,000, and the preview of 10,000 in eleven languages."""

import random
import resource
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dialogue_app.domain import list_columns, list_rows
from dialogue_app.domain.list_plan import Comparing, planned
from dialogue_app.exchange.list_file import read_list
from question_bank import Question, TextState, Translation, load
from tests.helpers.lists import workbook
from tests.performance.measure import Line, timed

LANGUAGES = ("bg", "cs", "da", "de", "el", "es", "fi", "fr", "nb", "sv")


def run() -> list[Line]:
    """Measure both, with reading of the file."""
    known, new = list(_bank(2_000)), [_reworded(each.prompt) for each in _bank(300)]
    near = timed(lambda: _near(known, new))
    with tempfile.TemporaryDirectory() as folder:
        path = _file(Path(folder) / "wide.xlsx", 10_000)
        bank = tuple(_bank(10_000))
        whole = timed(lambda: _preview(path, bank))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000_000
    return [
        Line("close wordings: 300 new among 2,000", near, 0, 2),
        Line("preview: 10,000 questions x 11 languages, from file", whole, 0, 10),
        Line("the same: memory of the whole run, MB shown as ms", most, 0, 0.5),
    ]


def _near(known: list[Question], new: list[str]) -> None:
    comparing = Comparing(known)
    found = [comparing.near(each) for each in new]
    print(f"{sum(map(bool, found))} of {len(new)} have a close wording")


def _preview(path: Path, bank: tuple[Question, ...]) -> None:
    file = read_list(path)
    sheet = file.sheets[0]
    listed, left_out = list_rows.questions(sheet, list_columns.guess(sheet), file.name)
    plan = planned(file.name, listed, left_out, known=bank, themes=load().themes)
    assert len(plan.lines) == 10_000


def _bank(count: int) -> Iterator[Question]:
    questions = load().questions
    chance = random.Random(7)
    for number in range(count):
        question = questions[number % len(questions)]
        words = question.prompt.split()
        if number >= len(questions):  # other words, so that a copy is a question of its own
            words = [*chance.sample(words, len(words) // 2), f"item{number}", f"part{chance.randrange(3_000)}"]
        prompt = " ".join(words)
        spoken = {code: Translation(code, TextState.DRAFT, {"prompt": f"{code} {prompt}"}, {}) for code in LANGUAGES}
        yield replace(question, id=f"OWN-{number:05}", prompt=prompt, translations=spoken)


def _reworded(prompt: str) -> str:
    return prompt.replace("Do you", "Does your company").replace("?", " at present?")


def _file(path: Path, count: int) -> Path:
    rows = [["ID", "Section", "Question", "Type", *(f"question[{code}]" for code in LANGUAGES)]]
    for number, each in enumerate(_bank(count)):
        prompt = _reworded(each.prompt)
        rows.append([str(number), each.theme, prompt, "text", *(f"{code} {prompt}" for code in LANGUAGES)])
    return workbook(path, {"List": rows})
