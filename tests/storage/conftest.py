"""A workspace file without the bank, with one dialogue, its questionnaire and two suppliers.

Where ``DIALOGUE_APP_PASSPHRASE`` is set, every file that is made is protected, and the same tests must pass.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_app.domain.dialogue import Dialogue, DialogueKind
from dialogue_app.domain.questionnaire import Questionnaire, Section
from dialogue_app.domain.suppliers import Participant, Supplier
from dialogue_app.storage import dialogues, engine, passphrases, questionnaires
from dialogue_app.storage.database import Database
from dialogue_app.storage.opening import create_file
from question_bank import Kind
from tests.helpers.answers import item

AT = "2026-11-22T14:32:07.123Z"
DIALOGUE = Dialogue("d", DialogueKind.PRE_CONTRACT, "Laptops", "Decide.", AT)
ITEMS = tuple(item(kind, number) for number, kind in enumerate(Kind, start=101))
FORM = Questionnaire("q", "d", 1, (Section("s", "Theme", ITEMS),))
SUPPLIERS = (Supplier("s1", "Alpha"), Supplier("s2", "Beta"))


def fill(made: Database) -> None:
    dialogues.save(made, DIALOGUE)
    questionnaires.save(made, FORM)
    for supplier in SUPPLIERS:
        dialogues.save_supplier(made, supplier)
        dialogues.save_participant(made, "d", Participant(supplier))


@pytest.fixture(autouse=True)
def as_wanted() -> None:
    if passphrases.preset() and not engine.can_encrypt():
        pytest.skip("a passphrase is set and the addition dialogue-app[encrypted] is not installed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "work.dialogues"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    made = create_file(path, fill)
    yield made
    made.close()
