"""What a workbook is made from: a frozen questionnaire, whom it is for, and the plain texts of its cover."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.suppliers import Supplier


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first sheet says, in the language of the workbook; empty texts are left out.

    ``deadline`` is a day in words, ``contact`` where to send the file and to ask, ``confidentiality`` how answers are
    kept and what the law on access to documents means for them; ``products`` are names, where they are known.
    """

    purpose: str = ""
    deadline: str = ""
    contact: str = ""
    confidentiality: str = ""
    house_rules: tuple[str, ...] = ()
    products: tuple[str, ...] = ()


NO_COVER = Cover()
"""A cover that only says how to fill in the workbook."""


@dataclass(frozen=True, slots=True)
class WorkbookOrder:
    """One workbook to write. Without a supplier it is one for all.

    ``language`` is that of the questions, ``made_at`` an ISO moment; ``evidence`` names the kinds of proof (EV05 ...)
    in that language, as far as they are to be offered by name.
    """

    dialogue: Dialogue
    form: Questionnaire
    supplier: Supplier | None
    language: str
    workbook_id: str
    made_at: str
    cover: Cover = NO_COVER
    evidence: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
