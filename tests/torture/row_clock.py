"""Row 13: the clock is set back or ahead, by an hour or by years. Order goes by number; no newest backup is lost."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.workspace import Surroundings, Workspace, answering, backups, keeping, noting, preparing
from dialogue_app.workspace.backups import Reason
from tests.torture.cases import Outcome, Row, Tally, folder
from tests.torture.writer import MAIN, prepare

ROW = Row(13, "the clock is set back or ahead while work goes on", "order and backups are right")

JUMPS = (
    timedelta(seconds=-1), timedelta(hours=-1), timedelta(hours=-25), timedelta(days=-40), timedelta(days=-7300),
    timedelta(hours=1), timedelta(days=3), timedelta(days=400), timedelta(days=7300),
)  # fmt: skip
CASES = 15


def run(short: bool, seed: int) -> Outcome:
    """Work, let the clock jump, work on; look at the order of everything and at the backups."""
    tally, random = Tally(), Random(seed)
    for number in range(3 if short else CASES):
        jumps = [JUMPS[number]] if number < len(JUMPS) else random.sample(JUMPS, 4)
        with tally.case(jumps), folder() as place:
            prepare(place / "work.dialogues")
            work(place / "work.dialogues", jumps)
    return tally.outcome


def work(path: Path, jumps: list[timedelta]) -> None:
    """Record answers and remarks and make backups, before and after each jump."""
    clock = Hands(datetime(2026, 5, 12, 9, tzinfo=UTC))
    said: list[str] = []
    for jump in [timedelta(0), *jumps]:
        clock.now += jump
        with closing(Workspace.open(path, Surroundings(clock=clock.read))) as workspace:
            for _ in range(6):
                clock.now += timedelta(minutes=31)
                said.append(f"claim {len(said)}")
                record(workspace, said[-1])
                assert backups.make_if_changed(workspace, Reason.WORK), "no backup although something was written"
            look(workspace, said)


def record(workspace: Workspace, claim: str) -> None:
    """Say something new to one question, and note it."""
    dialogue_id = preparing.find_dialogue(workspace, MAIN).id
    supplier = preparing.find_supplier(workspace, "Alpha").id
    item = next(iter(workspace.questionnaire(dialogue_id).items()))
    answering.record(workspace, dialogue_id, supplier, item.id, Answer(State.PARTLY, claim=claim))
    noting.note(workspace, dialogue_id, supplier, Remark(RemarkKind.PARKED, claim))


def look(workspace: Workspace, said: list[str]) -> None:
    """See that the newest is the newest."""
    dialogue_id = preparing.find_dialogue(workspace, MAIN).id
    supplier = preparing.find_supplier(workspace, "Alpha").id
    item = next(iter(workspace.questionnaire(dialogue_id).items()))
    assert answering.current(workspace, dialogue_id, supplier, item).claim == said[-1]
    told = [event.answer.claim for event in answering.history(workspace, dialogue_id, supplier, item)]
    assert told[: len(said)] == said[::-1], "answers out of order"
    assert keeping.check(workspace) == ()
    made = backups.listed(workspace.path)
    assert [each.number for each in made] == sorted((each.number for each in made), reverse=True)
    assert made[0].number == len(said), "the newest backup is gone"
    newest = [each.number for each in made[:8]]
    assert newest == list(range(len(said), max(0, len(said) - 8), -1)), "one of the newest backups was thinned"
    with closing(Workspace.read(made[0].path)) as copy:
        assert answering.current(copy, dialogue_id, supplier, item).claim == said[-1]


class Hands:
    """A clock that can be set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def read(self) -> datetime:
        """Return the time."""
        return self.now
