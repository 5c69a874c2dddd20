"""What became of an earlier answer, as a word with its tone; and two wordings side by side."""

from dialogue_app.domain.delivery import Mark, Outcome, wording_pieces
from dialogue_app.gui.problems import Tone
from dialogue_app.texts import Texts

_LOOKS = {
    Outcome.KEPT: (Tone.OK, "check"),
    Outcome.IMPROVED: (Tone.OK, "up"),
    Outcome.DROPPED: (Tone.BAD, "down"),
    Outcome.CHANGED: (Tone.INFO, "edit"),
    Outcome.OPEN: (Tone.WARN, "clock"),
    Outcome.NOT_ASKED: (Tone.INFO, "info"),
    Outcome.NOT_COMPARABLE: (Tone.WARN, "warning"),
}


def outcome_tone(outcome: Outcome) -> tuple[Tone, str]:
    """Return tone and icon of an outcome."""
    return _LOOKS[outcome]


def wording_words(then: str, now: str, texts: Texts) -> str:
    """Return how it was worded then, and below it which words are gone and which are new."""
    if not now or then == now:
        return then
    pieces = wording_pieces(then, now)
    lines = [texts("earlier.worded-then", wording=then)]
    for mark, key in ((Mark.GONE, "earlier.words-gone"), (Mark.NEW, "earlier.words-new")):
        words = " … ".join(piece.words for piece in pieces if piece.mark is mark)
        lines += [texts(key, words=words)] if words else []
    return "\n".join(lines)
