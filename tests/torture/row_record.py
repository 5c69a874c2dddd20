"""Row 20: somebody changes the record past the program, with ever more knowledge of how it is sealed."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from dialogue_app.domain.accounting import Break
from dialogue_app.domain.ledgers import ANSWERS
from dialogue_app.storage import answers, chain
from dialogue_app.storage.database import Database
from dialogue_app.storage.links import link
from tests.helpers.workspaces import sample_workspace
from tests.torture.cases import Outcome, Row, Tally, folder

ROW = Row(20, "the record is changed past the program", "the first entry that does not hold is named")

Tamper = Callable[[sqlite3.Connection, int, int], object]
"""Does something to the entries of these two sequences."""


def run(short: bool, seed: int) -> Outcome:
    """Change, remove, add and move entries, and look what the check says; each is taken back again."""
    tally, random = Tally(), Random(seed)
    with folder() as place:
        path = place / "sample.dialogues"
        sample_workspace(place).close()
        with closing(_unguarded(path)) as raw:
            longest = _longest(raw)
            for _ in range(2 if short else 30):
                for tamper, wanted in TAMPERINGS.items():
                    places = random.sample(longest[1:-1], 2)
                    _case(tally, raw, path, places=places, tamper=tamper, wanted=wanted)
                for tamper in BEYOND:
                    _against_a_printed_head(tally, raw, path, random.choice(longest[:-1]), tamper)
    return tally.outcome


def _case(
    tally: Tally,
    raw: sqlite3.Connection,
    path: Path,
    *,
    places: list[int],
    tamper: Tamper,
    wanted: frozenset[Break],
) -> None:
    first, second = sorted(places)
    with tally.case(f"{tamper.__name__} {first} {second}"):
        raw.execute("BEGIN")
        try:
            tamper(raw, first, second)
            opened = Database(path, raw)
            found = chain.broken(opened)
            assert found, "nobody noticed"
            assert found[0].kind in wanted, found
            assert found[0].sequence >= first, found
            assert found[0].sequence <= second + 1, found
        finally:
            raw.execute("ROLLBACK")


def _against_a_printed_head(tally: Tally, raw: sqlite3.Connection, path: Path, place: int, tamper: Tamper) -> None:
    """What nobody can find inside a file that was sealed anew as a whole, a head that was printed before does."""
    with tally.case(f"{tamper.__name__} {place}"):
        ((dialogue_id,),) = raw.execute("SELECT dialogue_id FROM answer_event WHERE sequence = ?", (place,)).fetchall()
        printed = chain.head(Database(path, raw), dialogue_id)
        raw.execute("BEGIN")
        try:
            tamper(raw, place, place)
            assert chain.head(Database(path, raw), dialogue_id, printed.events) != printed
        finally:
            raw.execute("ROLLBACK")


def _unguarded(path: Path) -> sqlite3.Connection:
    """Return a connection to a file without triggers, as somebody with another program makes it."""
    raw = sqlite3.connect(path, isolation_level=None)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    return raw


def _longest(raw: sqlite3.Connection) -> list[int]:
    """Return the sequences of the dialogue with the most entries, in a row without those of others."""
    sql = "SELECT dialogue_id FROM answer_event GROUP BY dialogue_id ORDER BY count(*) DESC LIMIT 1"
    ((dialogue_id,),) = raw.execute(sql).fetchall()
    rows = raw.execute("SELECT sequence FROM answer_event WHERE dialogue_id = ? ORDER BY sequence", (dialogue_id,))
    return [row[0] for row in rows.fetchall()]


def changed(raw: sqlite3.Connection, first: int, _second: int) -> None:
    raw.execute("UPDATE answer_event SET claim = 'Everything is fine' WHERE sequence = ?", (first,))


def backdated(raw: sqlite3.Connection, first: int, _second: int) -> None:
    raw.execute("UPDATE answer_event SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = ?", (first,))


def taken_over(raw: sqlite3.Connection, first: int, _second: int) -> None:
    raw.execute("UPDATE answer_event SET recorded_by = 'Somebody else' WHERE sequence = ?", (first,))


def removed(raw: sqlite3.Connection, first: int, _second: int) -> None:
    raw.execute("DELETE FROM answer_event WHERE sequence = ?", (first,))


def removed_with_its_link(raw: sqlite3.Connection, first: int, _second: int) -> None:
    removed(raw, first, first)
    raw.execute("DELETE FROM answer_chain WHERE sequence = ?", (first,))


def link_removed(raw: sqlite3.Connection, first: int, _second: int) -> None:
    raw.execute("DELETE FROM answer_chain WHERE sequence = ?", (first,))


def link_changed(raw: sqlite3.Connection, first: int, _second: int) -> None:
    raw.execute("UPDATE answer_chain SET link = upper(link) WHERE sequence = ?", (first,))


def redigested(raw: sqlite3.Connection, first: int, _second: int) -> None:
    changed(raw, first, first)
    redigest(raw, first)


def swapped(raw: sqlite3.Connection, first: int, second: int) -> None:
    """Let two entries change places; with digests that fit the new places."""
    raw.execute("UPDATE answer_event SET sequence = -1 WHERE sequence = ?", (first,))
    raw.execute("UPDATE answer_event SET sequence = ? WHERE sequence = ?", (first, second))
    raw.execute("UPDATE answer_event SET sequence = ? WHERE sequence = -1", (second,))
    redigest(raw, first)
    redigest(raw, second)


def added(raw: sqlite3.Connection, first: int, _second: int) -> None:
    """Put an entry of one's own in between, in place of one whose link stays away."""
    link_removed(raw, first, first)
    redigested(raw, first, first)


def added_with_a_link(raw: sqlite3.Connection, first: int, _second: int) -> None:
    """Put an entry in between and give it the link it would have had; what follows no longer does."""
    redigested(raw, first, first)
    sql = "SELECT dialogue_id, digest FROM answer_event WHERE sequence = ?"
    dialogue_id, digest = raw.execute(sql, (first,)).fetchone()
    before = raw.execute(
        "SELECT link FROM answer_chain WHERE dialogue_id = ? AND sequence < ? ORDER BY sequence DESC LIMIT 1",
        (dialogue_id, first),
    ).fetchone()
    raw.execute(
        "UPDATE answer_chain SET link = ? WHERE dialogue_id = ? AND sequence = ?",
        (link(before[0] if before else "", digest), dialogue_id, first),
    )


def said_to_be_erased(raw: sqlite3.Connection, first: int, _second: int) -> None:
    """Change an answer and say that it was erased."""
    changed(raw, first, first)
    raw.execute(
        "INSERT INTO erasure SELECT supplier_id, at, '', '', '', sequence, 0, 0, 0, '' FROM answer_event "
        "WHERE sequence = ?",
        (first,),
    )


def sealed_anew(raw: sqlite3.Connection, first: int, _second: int) -> None:
    """Change an entry and work out every digest and link after it, as somebody could who has read our source."""
    redigested(raw, first, first)
    newest: dict[str, str] = {}
    events = raw.execute("SELECT dialogue_id, sequence, digest FROM answer_event ORDER BY sequence").fetchall()
    for dialogue_id, sequence, digest in events:
        newest[dialogue_id] = link(newest.get(dialogue_id, ""), digest)
        raw.execute("UPDATE answer_chain SET link = ? WHERE sequence = ?", (newest[dialogue_id], sequence))


def cut_short(raw: sqlite3.Connection, first: int, _second: int) -> None:
    """Take the newest entries away, with their links."""
    raw.execute("DELETE FROM answer_event WHERE sequence > ?", (first,))
    raw.execute("DELETE FROM answer_chain WHERE sequence > ?", (first,))


def redigest(raw: sqlite3.Connection, sequence: int) -> None:
    """Work out the digest of an entry as the program does."""
    columns = ", ".join(answers._DIGESTED)
    row = raw.execute(f"SELECT {columns} FROM answer_event WHERE sequence = ?", (sequence,)).fetchone()
    digest = ANSWERS.digest(dict(zip(answers._DIGESTED, row, strict=True)))
    raw.execute("UPDATE answer_event SET digest = ? WHERE sequence = ?", (digest, sequence))


_CHANGED, _RESEALED = frozenset({Break.CHANGED}), frozenset({Break.RESEALED})
TAMPERINGS: dict[Tamper, frozenset[Break]] = {
    changed: _CHANGED,
    backdated: _CHANGED,
    taken_over: _CHANGED,
    said_to_be_erased: _CHANGED,
    removed: frozenset({Break.REMOVED}),
    removed_with_its_link: _RESEALED,
    link_removed: frozenset({Break.ADDED}),
    link_changed: _RESEALED,
    redigested: _RESEALED,
    swapped: _RESEALED,
    added: frozenset({Break.ADDED}),
    added_with_a_link: _RESEALED,
}
"""What somebody may do, and what the check calls it. The last entry is left out: no link follows it."""

BEYOND: tuple[Tamper, ...] = (sealed_anew, cut_short)
"""What only a head that was printed or sent before can show."""
