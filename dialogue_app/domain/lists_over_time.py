"""The factory list of a supplier against its last one, or why the two can't be laid side by side. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogue_app.domain.answers import Answer
from dialogue_app.domain.delivery import Likeness
from dialogue_app.domain.factories_over_time import FactoriesOverTime, factories_over_time
from dialogue_app.domain.values import Factories


class Standing(StrEnum):
    """Whether two lists were compared, or why not."""

    COMPARED = "compared"
    NOT_NOW = "not-now"
    NOT_THEN = "not-then"
    OTHER_WORDING = "other-wording"


@dataclass(frozen=True, slots=True)
class ListsOverTime:
    """What became of the sites; ``found`` is empty unless the lists were compared.

    Attributes:
        standing: whether they were.
        found: the outcome.
        confidential: the supplier asked not to pass one of the lists on.
    """

    standing: Standing
    found: FactoriesOverTime
    confidential: bool = False


def lists_over_time(before: Answer, now: Answer, likeness: Likeness, *, day_then: date, today: date) -> ListsOverTime:
    """Compare the lists of two answers to one question.

    Args:
        before: the earlier answer.
        now: the present one.
        likeness: of the earlier question to this one; only the same wording is compared.
        day_then: on which the earlier answer was recorded.
        today: on which audits of the present list are judged.
    """
    then_list, now_list = before.value, now.value
    confidential = before.confidential or now.confidential
    if not isinstance(now_list, Factories):
        return ListsOverTime(Standing.NOT_NOW, _NOTHING, confidential)
    if not isinstance(then_list, Factories):
        return ListsOverTime(Standing.NOT_THEN, _NOTHING, confidential)
    if likeness is not Likeness.SAME:
        return ListsOverTime(Standing.OTHER_WORDING, _NOTHING, confidential)
    found = factories_over_time(then_list.rows, now_list.rows, day_then=day_then, today=today)
    return ListsOverTime(Standing.COMPARED, found, confidential)


_NOTHING = FactoriesOverTime((), (), (), ())
