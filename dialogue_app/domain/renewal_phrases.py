"""What a newer release offers to one item of a draft, in words."""

from dialogue_app.domain.renewal import Offer
from dialogue_app.texts import Texts


def offer_text(offer: Offer, texts: Texts) -> str:
    """Return what changed for an item and what that means for answers, or why it can't follow."""
    if offer.obstacle:
        instead = offer.now.replaced_by if offer.now and offer.now.replaced_by else "–"
        return texts(f"renewal.obstacle.{offer.obstacle}", instead=instead)
    if offer.now and offer.now.rev == offer.item.snapshot.rev:
        return texts("renewal.same-question")
    kind = texts(f"cli.bank.diff.kind.{offer.kind}")
    return f"{kind} · {texts(f'cli.bank.diff.comparable.{offer.comparable}')}"
