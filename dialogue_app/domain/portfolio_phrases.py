"""The portfolio and the checklist in words."""

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.portfolio import Followed, Standing
from dialogue_app.texts import Texts


def points_text(each: Followed, texts: Texts) -> str:
    """Return what the points of a contract are given for."""
    made = each.points
    last = date_text(each.reviewed_on, texts) if each.reviewed_on else texts("portfolio.never")
    lines = [
        texts("portfolio.risk", n=made.risk) if each.risk is not None else texts("portfolio.risk-unknown"),
        texts("portfolio.spend", n=made.spend) if each.spend is not None else texts("portfolio.spend-unknown"),
        texts("portfolio.grave", n=made.grave, findings=each.grave),
        texts("portfolio.unproven", n=made.unproven, proven=each.proven, answers=each.answers),
        texts("portfolio.waiting", n=made.waiting, day=last),
    ]
    return "; ".join(lines)


def standing_text(each: Standing, texts: Texts) -> str:
    """Return how an organisation stands at a point of the checklist."""
    if not each.of:
        return texts("portfolio.no-contract")
    return texts(f"portfolio.stands.{each.point}", done=each.done, of=each.of)
