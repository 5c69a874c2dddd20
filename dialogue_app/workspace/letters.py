"""What a dialogue can put into the places of a standard text by itself; the rest is for the user to fill."""

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.findings import Step, days
from dialogue_app.domain.followup import FollowEvent
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.phrases import language_text
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.storage import dialogues, questionnaires
from dialogue_app.texts import Texts
from dialogue_app.workspace import answering, following
from dialogue_app.workspace.workspace import Workspace

OF_ONE_SUPPLIER = frozenset(
    {"supplier", "recipient", "promises", "promised_item", "promised_date", "new_date", "brand", "clause", "contract"}
    | {"finding", "finding_class", "source_type", "reply_by", "plan_by", "closed_on", "action", "proof", "verified_by"}
    | {"watch", "list_asked", "clause_text", "correct_by", "event_date"}
)
"""Places whose words belong to one supplier and must not appear in a letter to another."""


def recipients(workspace: Workspace, dialogue_id: str) -> tuple[Supplier, ...]:
    """Return the suppliers of a dialogue, by name."""
    return tuple(each.supplier for each in dialogues.participants(workspace.database, dialogue_id))


def known(workspace: Workspace, dialogue_id: str, supplier_id: str, texts: Texts) -> dict[str, str]:
    """Return the words the workspace has for places of standard texts, by place.

    Args:
        workspace: the open workspace.
        dialogue_id: the dialogue a text is about.
        supplier_id: whom it is for; empty for a text to all.
        texts: how dates and languages are written.
    """
    dialogue = workspace.dialogue(dialogue_id)
    words = {
        "dialogue_title": dialogue.title,
        "purpose": dialogue.purpose,
        "buyer": dialogue.buyers[0] if dialogue.buyers else "",
        "other_buyers": ", ".join(dialogue.buyers[1:]),
        "event_date": date_text(dialogue.event.day, texts),
        "event_place": dialogue.event.place,
        "languages": ", ".join(language_text(code, texts) for code in dialogue.languages),
        "hours": _hours(workspace, dialogue_id),
        "answer_deadline": date_text(dialogue.reply.due, texts),
        "provision": next((each.provision for each in workspace.release.profiles if each.id == dialogue.profile), ""),
    } | _contact(dialogue.reply.contact)
    place = "contract" if dialogue.kind is DialogueKind.IN_CONTRACT else "need"
    words[place] = dialogue.procurement
    supplier = next((each for each in recipients(workspace, dialogue_id) if each.id == supplier_id), None)
    if supplier:
        words |= {"supplier": supplier.name, "recipient": supplier.contact}
        words["promises"] = _promises(workspace, dialogue_id, supplier, texts)
    return {name: said for name, said in words.items() if said}


def of_finding(workspace: Workspace, event: FollowEvent, texts: Texts, reply_by: str) -> dict[str, str]:
    """Return the words for the notice of a finding, by place.

    Args:
        workspace: the open workspace.
        event: the finding as it stands.
        texts: how dates and codes are written.
        reply_by: until when the contractor may reply, as an ISO day; a plan is asked for until then at the earliest.
    """
    finding = following.of(event)
    clause = following.contract(workspace, event.dialogue_id).clause(finding.clause)
    plan = days(finding.severity, day_of(finding.found_on), structural=finding.structural).get(Step.PLAN)
    plan_by = max(plan.isoformat(), reply_by) if plan else reply_by
    return {
        "clause": f"{clause.number}: {clause.text}" if clause else finding.clause or texts("followup.voluntary"),
        "finding": finding.text,
        "finding_class": texts(f"severity.{finding.severity}"),
        "source_type": texts(f"found-by.{finding.found_by}"),
        "reply_by": date_text(reply_by, texts),
        "plan_by": date_text(plan_by, texts),
    }


def _contact(said: str) -> dict[str, str]:
    """Return name and address of a contact; what holds an @ is the address."""
    words = said.split()
    address = next((word.strip(",;<>()") for word in words if "@" in word), "")
    name = " ".join(word for word in words if "@" not in word).strip(" ,;")
    return {"contact_name": name, "contact_email": address}


def _hours(workspace: Workspace, dialogue_id: str) -> str:
    """Return the hours of work for a supplier; empty without a questionnaire."""
    versions = questionnaires.versions(workspace.database, dialogue_id)
    return str(versions[-1].supplier_hours()) if versions and versions[-1].supplier_minutes() else ""


def _promises(workspace: Workspace, dialogue_id: str, supplier: Supplier, texts: Texts) -> str:
    """Return one line for each thing this supplier said it will send."""
    versions = questionnaires.versions(workspace.database, dialogue_id)
    items = list(versions[-1].items()) if versions else []
    found = ((item, answering.current(workspace, dialogue_id, supplier.id, item)) for item in items)
    return "\n".join(_promise(item, said, texts) for item, said in found if said.state is State.WILL_SEND)


def _promise(item: Item, said: Answer, texts: Texts) -> str:
    due = date_text(said.due, texts) if said.due else texts("letter.no-date")
    what = said.claim or item.prompt(texts.language)
    return texts("letter.promise", item=item.code, what=what, due=due)
