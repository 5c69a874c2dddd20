"""The chain over the answers of a dialogue, as it is compared with them: ``answers.append`` makes a link for each."""

from collections import defaultdict

from dialogue_app.domain.accounting import Break, Broken, Changed, Head
from dialogue_app.storage.answers import Sealed, sealed
from dialogue_app.storage.database import Database
from dialogue_app.storage.links import link

_CHANGES = """
SELECT event.at, event.recorded_by, event.supplier_id, event.item_id, earlier.state, event.state,
  EXISTS (SELECT 1 FROM import_answer WHERE event_id = event.id)
FROM answer_event AS event JOIN answer_event AS earlier ON earlier.id = event.previous
WHERE event.dialogue_id = ? ORDER BY event.sequence
"""


def head(database: Database, dialogue_id: str, number: int | None = None) -> Head:
    """Return the head of a dialogue's chain; with a number, the head as it was after so many entries."""
    most = -1 if number is None else number
    sql = "SELECT link FROM answer_chain WHERE dialogue_id = ? ORDER BY sequence LIMIT ?"
    rows = database.rows(sql, (dialogue_id, most))
    return Head(len(rows), str(rows[-1][0])) if rows else Head()


def changes(database: Database, dialogue_id: str) -> tuple[Changed, ...]:
    """Return every time a cell of a dialogue was recorded anew, in order."""
    return tuple(Changed._make((*row[:-1], bool(row[-1]))) for row in database.rows(_CHANGES, (dialogue_id,)))


def broken(database: Database) -> tuple[Broken, ...]:
    """Return the first place of each dialogue at which its record does not hold, by dialogue."""
    events: dict[str, dict[int, Sealed]] = defaultdict(dict)
    links: dict[str, dict[int, str]] = defaultdict(dict)
    for event in sealed(database):
        events[event.dialogue_id][event.sequence] = event
    for dialogue_id, sequence, made in database.rows(
        "SELECT dialogue_id, sequence, CAST(link AS BLOB) FROM answer_chain"
    ):
        links[dialogue_id][sequence] = made.decode("utf-8", "replace")
    found = (_first_break(each, events[each], links[each]) for each in sorted({*events, *links}))
    return tuple(each for each in found if each)


def altered(database: Database) -> tuple[str, ...]:
    """Return the links that do not hold though each event fits its digest, as "dialogue #number"."""
    ours = (each for each in broken(database) if each.kind in {Break.ADDED, Break.RESEALED})
    return tuple(f"{each.dialogue_id} #{each.number}" for each in ours)


def _first_break(dialogue_id: str, events: dict[int, Sealed], links: dict[int, str]) -> Broken | None:
    before = ""
    for number, sequence in enumerate(sorted({*events, *links}), start=1):
        event, made = events.get(sequence), links.get(sequence, "")
        kind = _break(event, made, before)
        if kind:
            told = (event.at, event.by) if event else ("", "")
            return Broken(dialogue_id, kind, number, sequence, *told)
        before = made
    return None


def _break(event: Sealed | None, made: str, before: str) -> Break | None:
    if event is None:
        return Break.REMOVED
    if not made:
        return Break.ADDED
    if not event.fits:
        return Break.CHANGED
    return None if link(before, event.digest) == made else Break.RESEALED
