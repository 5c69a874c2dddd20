"""What an action leaves in the file: said by the writer before it begins, looked for in the file afterwards."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.workspace import Workspace

Effect = tuple[str, *tuple[str | None, ...]]
"""What kind of thing, with a sign where it is there (+) or gone again (-), and its content."""

TEXT_OF = {
    "rating": ("decision_event", "why"),
    "readiness": ("decision_event", "why"),
    "decision": ("decision_event", "reason"),
    "finding": ("followup_event", "text"),
    "contract": ("followup_event", "version"),
}
"""Kinds of record that are whole in each entry: their table, and the field that never says the same twice."""

APPENDED = ("answer", "remark", "step", *TEXT_OF)
SEQUENCED = ("answer_event", "remark_event", "talk_step", "decision_event", "followup_event")


@dataclass
class Content:
    """What a file holds: rows that are only appended, in their order, and things that are there or not."""

    rows: dict[str, list[tuple[str | None, ...]]] = field(default_factory=lambda: {kind: [] for kind in APPENDED})
    things: set[Effect] = field(default_factory=set)

    def apply(self, effects: Iterable[Effect]) -> None:
        """Add what one action leaves."""
        for kind, *content in effects:
            if kind in APPENDED:
                self.rows[kind].append(tuple(content))
            elif kind.startswith("+"):
                self.things.add((kind[1:], *content))
            else:
                self.things.discard((kind[1:], *content))

    def after(self, effects: Iterable[Effect]) -> "Content":
        """Return what it would be with one action more."""
        longer = Content({kind: list(rows) for kind, rows in self.rows.items()}, set(self.things))
        longer.apply(effects)
        return longer

    def difference(self, other: "Content") -> str:
        """Return in short where two differ."""
        found = [f"{kind}: {len(rows)} and {len(other.rows[kind])}" for kind, rows in self.rows.items()]
        return "; ".join([*found, f"things: {sorted(map(str, self.things ^ other.things))[:4]}"])


def content_of(workspace: Workspace) -> Content:
    """Read everything back from the file."""
    rows = workspace.database.rows
    appended = {
        "answer": "SELECT supplier_id, item_id, state, value, claim, note FROM answer_event ORDER BY sequence",
        "remark": "SELECT supplier_id, body FROM remark_event ORDER BY sequence",
        "step": "SELECT supplier_id, kind FROM talk_step ORDER BY sequence",
    }
    things = {
        "run": "SELECT file FROM import_run",
        "dialogue": "SELECT title FROM dialogue",
        "frozen": "SELECT title FROM dialogue JOIN questionnaire ON dialogue.id = dialogue_id WHERE frozen_at != ''",
        "asked": "SELECT title, CAST(count(*) AS TEXT) FROM dialogue JOIN questionnaire "
        "ON dialogue.id = dialogue_id JOIN item ON questionnaire.id = questionnaire_id GROUP BY dialogue_id",
    }
    found = Content({kind: rows(sql) for kind, sql in appended.items()})
    found.rows["remark"] = [(supplier, body and json.loads(body)["text"]) for supplier, body in found.rows["remark"]]
    for kind, (table, name) in TEXT_OF.items():
        kept = rows(f"SELECT supplier_id, body FROM {table} WHERE kind = ? ORDER BY sequence", (kind,))
        found.rows[kind] = [(supplier, body and json.loads(body)[name]) for supplier, body in kept]
    found.things = {(kind, *row) for kind, sql in things.items() for row in rows(sql)}
    found.things |= {("own", text) for (text,) in rows("SELECT prompt FROM question WHERE bank_id = ?", (OWN_BANK,))}
    found.things |= {("file", sha256(row[0]).hexdigest()) for row in rows("SELECT bytes FROM evidence_file")}
    return found


def gaps(workspace: Workspace) -> list[str]:
    """Return the tables whose sequence is not 1, 2, 3 and so on."""
    wrong = "SELECT count(*), coalesce(max(sequence), 0), coalesce(min(sequence), 1) FROM"
    found = {table: workspace.database.rows(f"{wrong} {table}")[0] for table in SEQUENCED}
    return [table for table, (number, last, first) in found.items() if (number, 1) != (last, first)]
