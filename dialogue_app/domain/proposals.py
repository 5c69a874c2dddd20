"""A proposed change of a question of the shared bank: never a silent edit, always with its reason."""

from dataclasses import dataclass

from question_bank import Question


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes for one question.

    Attributes:
        id: made once, so that the same proposal is known again wherever it comes by.
        base_hash: content hash of the revision that it starts from; ``question.rev`` is its number.
        question: the question as it is proposed, under its own bank and id.
        reason: why, in words.
        by: who proposes it, empty when nobody said so.
        on: ISO day.
    """

    id: str
    base_hash: str
    question: Question
    reason: str
    by: str
    on: str

    @property
    def key(self) -> tuple[str, str]:
        """Bank and id of the question."""
        return self.question.bank_id, self.question.id
