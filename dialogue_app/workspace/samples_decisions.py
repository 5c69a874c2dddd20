"""The candidate criteria of a sample dialogue: how answers were rated, what was confirmed and what was decided."""

from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.verdicts import Confirmed, Verdict
from dialogue_app.storage.records import restored
from dialogue_app.workspace import deciding, preparing
from dialogue_app.workspace.samples_followup import SampleClock, Table
from dialogue_app.workspace.workspace import Workspace


def hypotheses(sample: Table) -> tuple[Hypothesis, ...]:
    """Return what the buyers of a sample dialogue may want to demand."""
    return tuple(restored(Hypothesis, {"id": "", **each["wanted"]}) for each in sample.get("criterion", ()))


def add(workspace: Workspace, clock: SampleClock, dialogue_id: str, sample: Table) -> None:
    """Rate answers, confirm how ready actors are, and decide, as the sample tells."""
    form = workspace.questionnaire(dialogue_id)
    for told in sample.get("rating", ()):
        clock.moment = told["at"]
        supplier = preparing.find_supplier(workspace, told["supplier"])
        item = form.item(told["item"])
        deciding.rate(workspace, dialogue_id, supplier.id, item.id, told["rating"], why=told.get("why", ""))
    for number, told in enumerate(sample.get("criterion", ()), start=1):
        clock.moment = told.get("decided_at", clock.moment)
        _decide(workspace, dialogue_id, str(number), told)


def _decide(workspace: Workspace, dialogue_id: str, number: str, told: Table) -> None:
    about = deciding.criterion(workspace, dialogue_id, number)
    for each in told.get("confirmed", ()):
        actor = deciding.actor_named(about, each["actor"])
        said = restored(Confirmed, {name: value for name, value in each.items() if name != "actor"})
        deciding.confirm(workspace, dialogue_id, about.hypothesis.id, actor.id, said)
    if "verdict" in told:
        deciding.confirm_all(workspace, dialogue_id, about.hypothesis.id)
        deciding.decide(workspace, dialogue_id, about.hypothesis.id, restored(Verdict, told["verdict"]))
