"""Standard texts begin with what the dialogue says; what belongs to one supplier stays with that supplier."""

from collections.abc import Callable

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.dialogue import DialogueKind, Event, Reply
from dialogue_app.domain.suppliers import Role
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, answering, assembling, letters, preparing
from dialogue_app.workspace.preparing import Draft
from question_bank import standard_texts
from question_bank.filling import places

TEXTS = Texts("en")


def dialogue(workspace: Workspace, kind: DialogueKind = DialogueKind.PRE_CONTRACT) -> str:
    draft = Draft(
        kind,
        "Laptops 2027",
        "Who can name factories?",
        buyers=("City of Example", "Example Region"),
        languages=("en", "de"),
        procurement="3,000 laptops",
        event=Event("2027-03-10", "Town hall"),
        reply=Reply("2027-03-03", "ICT team, <ict@city.example>"),
        profile="DE",
    )
    return preparing.create_dialogue(workspace, draft).subject


def test_what_the_dialogue_knows_stands_in_its_place(fresh: Callable[[], Workspace]) -> None:
    workspace = fresh()
    known = letters.known(workspace, dialogue(workspace), "", TEXTS)
    assert known == {
        "dialogue_title": "Laptops 2027",
        "purpose": "Who can name factories?",
        "buyer": "City of Example",
        "other_buyers": "Example Region",
        "event_date": "10 Mar 2027",
        "event_place": "Town hall",
        "languages": "English, German",
        "need": "3,000 laptops",
        "answer_deadline": "3 Mar 2027",
        "provision": "VgV § 28; UVgO § 20",
        "contact_name": "ICT team",
        "contact_email": "ict@city.example",
    }


def test_during_a_contract_the_procurement_is_the_contract(fresh: Callable[[], Workspace]) -> None:
    workspace = fresh()
    known = letters.known(workspace, dialogue(workspace, DialogueKind.IN_CONTRACT), "", TEXTS)
    assert known["contract"] == "3,000 laptops"
    assert "need" not in known


def test_promises_are_listed_for_the_supplier_who_made_them_and_nobody_else(fresh: Callable[[], Workspace]) -> None:
    workspace = fresh()
    told = dialogue(workspace)
    assembling.add_questions(workspace, told, ("GOV-101", "TRN-101"))
    for name in ("Aster", "Birch"):
        supplier = preparing.add_supplier(workspace, name, Role.BRAND).subject
        preparing.add_participant(workspace, told, supplier)
    assembling.freeze(workspace, told)
    first, second = letters.recipients(workspace, told)
    item = next(iter(workspace.questionnaire(told).items()))
    said = Answer(State.WILL_SEND, claim="Factory list", due="2027-03-24")
    answering.record(workspace, told, first.id, item.id, said)
    assert letters.known(workspace, told, first.id, TEXTS)["promises"] == f"– {item.code}: Factory list, 24 Mar 2027"
    other = letters.known(workspace, told, second.id, TEXTS)
    assert (other["supplier"], "promises" in other) == ("Birch", False)
    assert "promises" not in letters.known(workspace, told, "", TEXTS)
    assert int(letters.known(workspace, told, "", TEXTS)["hours"]) >= 1


def test_places_that_belong_to_one_supplier_exist_in_the_texts() -> None:
    _, texts = standard_texts()
    assert {name for text in texts for name in places(text)} >= letters.OF_ONE_SUPPLIER
