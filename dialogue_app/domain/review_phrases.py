"""What came back, in words: lines, remarks and counts as the window and the command line show them.

Text of suppliers passes unchanged; showing it letter by letter is the work of whoever shows it.
"""

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.phrases import answer_text, scope_text
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.returned import Match, Place, Remark
from dialogue_app.domain.review import Doubt, FileReview, Line, What
from dialogue_app.texts import Texts


def said_text(item: Item, answer: Answer, texts: Texts) -> str:
    """Return all that an answer says, one thing a line: two answers that differ read differently."""
    lines = [answer_text(item.snapshot, answer, texts), scope_text(answer.scope, texts), answer.claim]
    if answer.note:
        lines.append(texts("returns.note", note=answer.note))
    if answer.due and (answer.state is not State.WILL_SEND or answer.value is not None):
        lines.append(texts("returns.due", due=date_text(answer.due, texts)))
    if answer.reason and answer.value is not None:
        lines.append(answer.reason)
    if answer.confidential:
        lines.append(": ".join(part for part in (texts("returns.confidential"), answer.confidential_reason) if part))
    return "\n".join(line for line in lines if line)


def what_text(line: Line, texts: Texts) -> str:
    """Return what a line is, and how it found its question when that is not certain."""
    words = texts(f"returns.what-{line.what}")
    if line.loses_value and line.what is not What.SAME:
        words = texts("returns.matched", what=words, how=texts("returns.loses-value"))
    if line.match is Match.ID:
        return words
    return texts("returns.matched", what=words, how=texts(f"returns.match-{line.match}"))


def place_text(place: Place, texts: Texts) -> str:
    """Return sheet and cell as far as known, or ""."""
    if place.sheet and place.cell:
        return texts("returns.place", sheet=place.sheet, cell=place.cell)
    return place.sheet or place.cell


def remark_text(remark: Remark, texts: Texts) -> str:
    """Return a remark as a sentence, with sheet and cell before it."""
    return _at(remark.place, texts(f"returned.{remark.code}", **remark.details), texts)


def problems(file: FileReview, texts: Texts) -> list[str]:
    """Return the sentences about what the supplier wrote and what can't be taken over."""
    found = [remark_text(remark, texts) for remark in file.returned.remarks if remark.lost]
    return found + [_at(each.place, texts("returns.outdated"), texts) for each in file.outdated]


def notes(file: FileReview, texts: Texts) -> list[str]:
    """Return the sentences about what was ignored or is only worth knowing."""
    return [remark_text(remark, texts) for remark in file.returned.remarks if not remark.lost]


def counts_text(file: FileReview, texts: Texts) -> str:
    """Return how many lines of each sort a file has, and how many problems."""
    counts = file.counts()
    named = [texts.count(f"returns.count-{what}", counts[what]) for what in What if counts[what]]
    lost = sum(remark.lost for remark in file.returned.remarks) + len(file.outdated)
    named += [texts.count("returns.count-problems", lost)] if lost else []
    return " · ".join(named) or texts("returns.count-nothing")


def known_text(file: FileReview, texts: Texts) -> str:
    """Return that this very file was taken over before, or ""."""
    return texts("returns.known", day=date_text(file.known_since[:10], texts)) if file.known_since else ""


def supplier_text(file: FileReview, texts: Texts) -> str:
    """Return whose file it is, or that the user must say so."""
    if file.supplier:
        return file.supplier.name
    return texts(f"returns.doubt-{file.doubt or Doubt.UNNAMED}")


def _at(place: Place, sentence: str, texts: Texts) -> str:
    where = place_text(place, texts)
    return texts("returns.at", place=where, sentence=sentence) if where else sentence
