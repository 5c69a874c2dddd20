"""The steps of the schema, oldest first. A released step is never edited; a new one is added at the end.

Kinds, states and codes are checked in ``domain``; the schema guards shape, references and that answers and remarks are
only ever appended. It calls no functions in checks: with ``trusted_schema`` off, older SQLite takes even json_valid for
unsafe.
"""

import sqlite3
from functools import partial
from typing import TYPE_CHECKING

from dialogue_app.errors import Fault
from dialogue_app.storage.links import link

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database as Tables

_FIRST = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO about VALUES ('format', 'dialogue-workspace/1');

CREATE TABLE bank (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, steward TEXT NOT NULL, licence TEXT NOT NULL, pivot TEXT NOT NULL,
  languages TEXT NOT NULL
) STRICT;
CREATE TABLE "release" (
  bank_id TEXT NOT NULL REFERENCES bank, number TEXT NOT NULL, published_at TEXT NOT NULL, notes TEXT NOT NULL,
  manifest_hash TEXT NOT NULL, installed_at TEXT NOT NULL, packs TEXT NOT NULL,
  PRIMARY KEY (bank_id, number)
) STRICT;
CREATE TABLE question (
  bank_id TEXT NOT NULL REFERENCES bank, question_id TEXT NOT NULL, rev INTEGER NOT NULL CHECK (rev > 0),
  content_hash TEXT NOT NULL, prompt TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (bank_id, question_id, rev)
) STRICT;
CREATE TABLE translation (
  bank_id TEXT NOT NULL, question_id TEXT NOT NULL, rev INTEGER NOT NULL, language TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (bank_id, question_id, rev, language),
  FOREIGN KEY (bank_id, question_id, rev) REFERENCES question
) STRICT;
CREATE TABLE release_question (
  bank_id TEXT NOT NULL, number TEXT NOT NULL, position INTEGER NOT NULL, question_id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  PRIMARY KEY (bank_id, number, position),
  FOREIGN KEY (bank_id, number) REFERENCES "release",
  FOREIGN KEY (bank_id, question_id, rev) REFERENCES question
) STRICT, WITHOUT ROWID;

CREATE TABLE dialogue (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('pre-contract', 'in-contract')), title TEXT NOT NULL,
  purpose TEXT NOT NULL, created_at TEXT NOT NULL, state TEXT NOT NULL,
  buyers TEXT NOT NULL, products TEXT NOT NULL,
  languages TEXT NOT NULL, procurement TEXT NOT NULL, event_day TEXT NOT NULL,
  event_place TEXT NOT NULL, slot_minutes INTEGER NOT NULL, baseline_id TEXT REFERENCES dialogue,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1))
) STRICT;
CREATE TABLE supplier (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, group_name TEXT NOT NULL, country TEXT NOT NULL,
  contact TEXT NOT NULL
) STRICT;
CREATE TABLE participant (
  dialogue_id TEXT NOT NULL REFERENCES dialogue, supplier_id TEXT NOT NULL REFERENCES supplier,
  attendance TEXT NOT NULL, invited_on TEXT NOT NULL,
  PRIMARY KEY (dialogue_id, supplier_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE questionnaire (
  id TEXT PRIMARY KEY, dialogue_id TEXT NOT NULL REFERENCES dialogue, version INTEGER NOT NULL CHECK (version > 0),
  frozen_at TEXT NOT NULL, UNIQUE (dialogue_id, version)
) STRICT;
CREATE TABLE section (
  questionnaire_id TEXT NOT NULL REFERENCES questionnaire, section_id TEXT NOT NULL, position INTEGER NOT NULL,
  title TEXT NOT NULL, PRIMARY KEY (questionnaire_id, section_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE item (
  questionnaire_id TEXT NOT NULL, item_id TEXT NOT NULL, section_id TEXT NOT NULL, position INTEGER NOT NULL,
  code TEXT NOT NULL, bank_id TEXT NOT NULL, question_id TEXT NOT NULL, rev INTEGER NOT NULL,
  must INTEGER NOT NULL CHECK (must IN (0, 1)), local_wording TEXT NOT NULL, asked_hash TEXT NOT NULL,
  snapshot TEXT NOT NULL,
  PRIMARY KEY (questionnaire_id, item_id),
  FOREIGN KEY (questionnaire_id, section_id) REFERENCES section
) STRICT;
CREATE INDEX item_of_question ON item (bank_id, question_id);
CREATE TRIGGER frozen_item_is_never_added BEFORE INSERT ON item
  WHEN (SELECT frozen_at FROM questionnaire WHERE id = new.questionnaire_id) <> ''
  BEGIN SELECT RAISE(ABORT, 'a frozen questionnaire is never changed'); END;
CREATE TRIGGER frozen_item_is_never_changed BEFORE UPDATE ON item
  WHEN (SELECT frozen_at FROM questionnaire WHERE id = old.questionnaire_id) <> ''
  BEGIN SELECT RAISE(ABORT, 'a frozen questionnaire is never changed'); END;
CREATE TRIGGER frozen_item_is_never_removed BEFORE DELETE ON item
  WHEN (SELECT frozen_at FROM questionnaire WHERE id = old.questionnaire_id) <> ''
  BEGIN SELECT RAISE(ABORT, 'a frozen questionnaire is never changed'); END;

CREATE TABLE answer_event (
  sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dialogue_id TEXT NOT NULL REFERENCES dialogue,
  questionnaire_id TEXT NOT NULL, item_id TEXT NOT NULL, supplier_id TEXT NOT NULL,
  at TEXT NOT NULL, recorded_by TEXT NOT NULL, device TEXT NOT NULL, asked_hash TEXT NOT NULL,
  state TEXT NOT NULL, value TEXT, scope_kind TEXT NOT NULL,
  scope_text TEXT NOT NULL, scope_share TEXT, claim TEXT NOT NULL, note TEXT NOT NULL, reason TEXT NOT NULL,
  due TEXT NOT NULL, date_of_fact TEXT NOT NULL, source TEXT NOT NULL, verification TEXT NOT NULL,
  confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)), confidential_reason TEXT NOT NULL,
  share_scope TEXT NOT NULL, speaker_role TEXT NOT NULL, language TEXT NOT NULL,
  read_back INTEGER NOT NULL CHECK (read_back IN (0, 1)),
  corrected_by_supplier INTEGER NOT NULL CHECK (corrected_by_supplier IN (0, 1)),
  previous TEXT REFERENCES answer_event (id), digest TEXT NOT NULL,
  FOREIGN KEY (questionnaire_id, item_id) REFERENCES item,
  FOREIGN KEY (dialogue_id, supplier_id) REFERENCES participant
) STRICT;
CREATE INDEX answer_event_of_cell ON answer_event (dialogue_id, item_id, supplier_id, sequence);
CREATE TRIGGER answered_questionnaire_stays_frozen BEFORE UPDATE OF frozen_at ON questionnaire
  WHEN old.frozen_at <> '' AND new.frozen_at = '' AND EXISTS (
    SELECT 1 FROM answer_event WHERE dialogue_id = old.dialogue_id AND questionnaire_id = old.id
  )
  BEGIN SELECT RAISE(ABORT, 'what was asked stays as it was asked'); END;
CREATE TRIGGER answers_are_never_replaced BEFORE INSERT ON answer_event
  WHEN EXISTS (SELECT 1 FROM answer_event WHERE id = new.id OR sequence = new.sequence)
  BEGIN SELECT RAISE(ABORT, 'answers are only ever appended'); END;
CREATE TRIGGER answers_follow_the_newest_of_their_cell BEFORE INSERT ON answer_event
  WHEN new.previous IS NOT (
    SELECT id FROM answer_event
    WHERE dialogue_id = new.dialogue_id AND item_id = new.item_id AND supplier_id = new.supplier_id
    ORDER BY sequence DESC LIMIT 1
  )
  BEGIN SELECT RAISE(ABORT, 'answers are only ever appended'); END;
CREATE TRIGGER answers_are_never_changed BEFORE UPDATE ON answer_event
  BEGIN SELECT RAISE(ABORT, 'answers are only ever appended'); END;
CREATE TRIGGER answers_are_never_deleted BEFORE DELETE ON answer_event
  BEGIN SELECT RAISE(ABORT, 'answers are only ever appended'); END;
CREATE VIEW current_answer AS
  SELECT * FROM answer_event AS event WHERE sequence = (
    SELECT max(sequence) FROM answer_event AS each
    WHERE each.dialogue_id = event.dialogue_id AND each.item_id = event.item_id
      AND each.supplier_id = event.supplier_id
  );
"""


_SECOND = """
ALTER TABLE dialogue ADD COLUMN profile TEXT NOT NULL DEFAULT 'EU';
ALTER TABLE dialogue ADD COLUMN reply_due TEXT NOT NULL DEFAULT '';
ALTER TABLE dialogue ADD COLUMN reply_contact TEXT NOT NULL DEFAULT '';
CREATE TABLE hypothesis (
  dialogue_id TEXT NOT NULL REFERENCES dialogue, id TEXT NOT NULL, position INTEGER NOT NULL, outcome TEXT NOT NULL,
  proof TEXT NOT NULL, date TEXT NOT NULL, scope TEXT NOT NULL, question_id TEXT NOT NULL, path TEXT NOT NULL,
  PRIMARY KEY (dialogue_id, id)
) STRICT, WITHOUT ROWID;
ALTER TABLE item ADD COLUMN condition TEXT NOT NULL DEFAULT '';
CREATE TABLE import_run (
  id TEXT PRIMARY KEY, dialogue_id TEXT NOT NULL, supplier_id TEXT NOT NULL, at TEXT NOT NULL,
  recorded_by TEXT NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL,
  FOREIGN KEY (dialogue_id, supplier_id) REFERENCES participant
) STRICT, WITHOUT ROWID;
CREATE TABLE import_answer (
  run_id TEXT NOT NULL REFERENCES import_run, event_id TEXT NOT NULL REFERENCES answer_event (id),
  PRIMARY KEY (run_id, event_id)
) STRICT, WITHOUT ROWID;
"""

_THIRD = """
CREATE TABLE talk_step (
  sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, talk_id TEXT NOT NULL,
  dialogue_id TEXT NOT NULL REFERENCES dialogue, supplier_id TEXT, format TEXT NOT NULL, kind TEXT NOT NULL,
  reason TEXT NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL, recorded_by TEXT NOT NULL, device TEXT NOT NULL,
  FOREIGN KEY (dialogue_id, supplier_id) REFERENCES participant
) STRICT;
CREATE INDEX talk_step_of_dialogue ON talk_step (dialogue_id, supplier_id, sequence);
CREATE TRIGGER talk_steps_are_never_changed BEFORE UPDATE ON talk_step
  BEGIN SELECT RAISE(ABORT, 'what happened in a talk is only ever appended'); END;
CREATE TRIGGER talk_steps_are_never_deleted BEFORE DELETE ON talk_step
  BEGIN SELECT RAISE(ABORT, 'what happened in a talk is only ever appended'); END;
CREATE TABLE remark_event (
  sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, remark_id TEXT NOT NULL,
  dialogue_id TEXT NOT NULL REFERENCES dialogue, talk_id TEXT NOT NULL, supplier_id TEXT,
  body TEXT, at TEXT NOT NULL, recorded_by TEXT NOT NULL, device TEXT NOT NULL,
  previous TEXT REFERENCES remark_event (id), digest TEXT NOT NULL,
  FOREIGN KEY (dialogue_id, supplier_id) REFERENCES participant
) STRICT;
CREATE INDEX remark_event_of_remark ON remark_event (dialogue_id, remark_id, sequence);
CREATE TRIGGER remarks_are_never_changed BEFORE UPDATE ON remark_event
  BEGIN SELECT RAISE(ABORT, 'remarks are only ever appended'); END;
CREATE TRIGGER remarks_are_never_deleted BEFORE DELETE ON remark_event
  BEGIN SELECT RAISE(ABORT, 'remarks are only ever appended'); END;
CREATE TABLE evidence_file (
  sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, kept_at TEXT NOT NULL, bytes BLOB NOT NULL
) STRICT;
"""
"""A supplier is NULL where everybody is in the room; a body is NULL where a remark was taken back."""

_FOURTH = """
CREATE TABLE followup_event (
  sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, subject TEXT NOT NULL,
  dialogue_id TEXT NOT NULL REFERENCES dialogue, supplier_id TEXT, body TEXT, at TEXT NOT NULL,
  recorded_by TEXT NOT NULL, device TEXT NOT NULL, previous TEXT REFERENCES followup_event (id), digest TEXT NOT NULL,
  FOREIGN KEY (dialogue_id, supplier_id) REFERENCES participant
) STRICT;
CREATE INDEX followup_event_of_subject ON followup_event (kind, subject, sequence);
CREATE TRIGGER followup_is_never_replaced BEFORE INSERT ON followup_event
  WHEN EXISTS (SELECT 1 FROM followup_event WHERE id = new.id OR sequence = new.sequence)
  BEGIN SELECT RAISE(ABORT, 'what is followed up is only ever appended'); END;
CREATE TRIGGER followup_is_never_changed BEFORE UPDATE ON followup_event
  BEGIN SELECT RAISE(ABORT, 'what is followed up is only ever appended'); END;
CREATE TRIGGER followup_is_never_deleted BEFORE DELETE ON followup_event
  BEGIN SELECT RAISE(ABORT, 'what is followed up is only ever appended'); END;
"""
"""Contracts, checks, findings, what was put off and reminded of: whole versions; a body is NULL once taken back."""

_FIFTH = """
CREATE TABLE summary (
  dialogue_id TEXT NOT NULL REFERENCES dialogue, name TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (dialogue_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE handed_out (
  sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, dialogue_id TEXT NOT NULL REFERENCES dialogue,
  audience TEXT NOT NULL, supplier_id TEXT, form TEXT NOT NULL, language TEXT NOT NULL, digest TEXT NOT NULL,
  released TEXT NOT NULL, basis TEXT NOT NULL, pseudonyms TEXT NOT NULL, at TEXT NOT NULL, recorded_by TEXT NOT NULL,
  device TEXT NOT NULL, FOREIGN KEY (dialogue_id, supplier_id) REFERENCES participant
) STRICT;
CREATE TRIGGER handed_out_is_never_changed BEFORE UPDATE ON handed_out
  BEGIN SELECT RAISE(ABORT, 'what was handed out is only ever appended'); END;
CREATE TRIGGER handed_out_is_never_deleted BEFORE DELETE ON handed_out
  BEGIN SELECT RAISE(ABORT, 'what was handed out is only ever appended'); END;
"""
"""Texts a person writes for reports, and which report was written for whom, with what public numbers rested on."""


_SIXTH = """
ALTER TABLE hypothesis ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';
ALTER TABLE supplier ADD COLUMN brand TEXT NOT NULL DEFAULT '';
CREATE TABLE decision_event (
  sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, subject TEXT NOT NULL,
  dialogue_id TEXT REFERENCES dialogue, supplier_id TEXT, body TEXT, at TEXT NOT NULL,
  recorded_by TEXT NOT NULL, device TEXT NOT NULL, previous TEXT REFERENCES decision_event (id), digest TEXT NOT NULL,
  FOREIGN KEY (dialogue_id, supplier_id) REFERENCES participant
) STRICT;
CREATE INDEX decision_event_of_subject ON decision_event (kind, subject, sequence);
CREATE TRIGGER decisions_are_never_replaced BEFORE INSERT ON decision_event
  WHEN EXISTS (SELECT 1 FROM decision_event WHERE id = new.id OR sequence = new.sequence)
  BEGIN SELECT RAISE(ABORT, 'what was decided is only ever appended'); END;
CREATE TRIGGER decisions_are_never_changed BEFORE UPDATE ON decision_event
  BEGIN SELECT RAISE(ABORT, 'what was decided is only ever appended'); END;
CREATE TRIGGER decisions_are_never_deleted BEFORE DELETE ON decision_event
  BEGIN SELECT RAISE(ABORT, 'what was decided is only ever appended'); END;
"""
"""Ratings, confirmed readiness, decisions and profiles of limits: whole versions; a profile belongs to no dialogue."""

_SEVENTH = "CREATE TABLE seal (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
"""A sum over the rows of each table: see ``seals``."""

_EIGHTH = """
CREATE TABLE taking_in (
  id TEXT PRIMARY KEY, dialogue_id TEXT NOT NULL REFERENCES dialogue, file TEXT NOT NULL, digest TEXT NOT NULL,
  sender TEXT NOT NULL, sender_name TEXT NOT NULL, readers TEXT NOT NULL, made_at TEXT NOT NULL, report TEXT NOT NULL,
  at TEXT NOT NULL, recorded_by TEXT NOT NULL, device TEXT NOT NULL
) STRICT;
CREATE TRIGGER taking_in_is_never_changed BEFORE UPDATE ON taking_in
  BEGIN SELECT RAISE(ABORT, 'what was taken in is only ever appended'); END;
CREATE TRIGGER taking_in_is_never_deleted BEFORE DELETE ON taking_in
  BEGIN SELECT RAISE(ABORT, 'what was taken in is only ever appended'); END;
CREATE TABLE entry_origin (
  ledger TEXT NOT NULL, entry_id TEXT NOT NULL, run_id TEXT NOT NULL REFERENCES taking_in, form TEXT NOT NULL,
  original TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (ledger, entry_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entry_origin_is_never_changed BEFORE UPDATE ON entry_origin
  BEGIN SELECT RAISE(ABORT, 'where entries come from is only ever appended'); END;
CREATE TRIGGER entry_origin_is_never_deleted BEFORE DELETE ON entry_origin
  BEGIN SELECT RAISE(ABORT, 'where entries come from is only ever appended'); END;
"""
"""Dialogues that were taken in, and for each entry that came with one what it said where it was first recorded.

``original`` are the columns that had another content there (its place in the record, the entry before it, the id of
the supplier); with them the entry's first digest can be worked out at any time.
"""


_NINTH = """
CREATE TABLE answer_chain (
  dialogue_id TEXT NOT NULL REFERENCES dialogue, sequence INTEGER NOT NULL, link TEXT NOT NULL,
  PRIMARY KEY (dialogue_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE erasure (
  supplier_id TEXT PRIMARY KEY REFERENCES supplier, at TEXT NOT NULL, recorded_by TEXT NOT NULL, device TEXT NOT NULL,
  reason TEXT NOT NULL, answers_to INTEGER NOT NULL, remarks_to INTEGER NOT NULL, followup_to INTEGER NOT NULL,
  decisions_to INTEGER NOT NULL, digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER links_are_never_changed BEFORE UPDATE ON answer_chain
  BEGIN SELECT RAISE(ABORT, 'the chain of answers is only ever appended'); END;
CREATE TRIGGER links_are_never_deleted BEFORE DELETE ON answer_chain
  BEGIN SELECT RAISE(ABORT, 'the chain of answers is only ever appended'); END;
CREATE TRIGGER links_are_never_replaced BEFORE INSERT ON answer_chain
  WHEN EXISTS (SELECT 1 FROM answer_chain WHERE dialogue_id = new.dialogue_id AND sequence >= new.sequence)
  BEGIN SELECT RAISE(ABORT, 'the chain of answers is only ever appended'); END;
CREATE TRIGGER erasures_are_never_changed BEFORE UPDATE ON erasure
  BEGIN SELECT RAISE(ABORT, 'what was erased stays on record'); END;
CREATE TRIGGER erasures_are_never_deleted BEFORE DELETE ON erasure
  BEGIN SELECT RAISE(ABORT, 'what was erased stays on record'); END;
CREATE TRIGGER erasures_are_never_replaced BEFORE INSERT ON erasure
  WHEN EXISTS (SELECT 1 FROM erasure WHERE supplier_id = new.supplier_id)
  BEGIN SELECT RAISE(ABORT, 'what was erased stays on record'); END;

DROP TRIGGER answers_are_never_changed;
CREATE TRIGGER answers_are_never_changed BEFORE UPDATE ON answer_event
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE supplier_id = old.supplier_id AND answers_to >= old.sequence)
    OR (new.sequence, new.id, new.dialogue_id, new.questionnaire_id, new.item_id, new.supplier_id, new.at,
        new.recorded_by, new.device, new.asked_hash, new.digest)
    IS NOT (old.sequence, old.id, old.dialogue_id, old.questionnaire_id, old.item_id, old.supplier_id, old.at,
        old.recorded_by, old.device, old.asked_hash, old.digest)
    OR new.previous IS NOT old.previous OR new.value IS NOT NULL OR new.scope_share IS NOT NULL
    OR new.state <> 'not-asked' OR new.scope_text || new.claim || new.note || new.reason || new.due || new.date_of_fact
      || new.confidential_reason || new.speaker_role || new.language <> ''
  BEGIN SELECT RAISE(ABORT, 'answers are only ever appended'); END;
DROP TRIGGER remarks_are_never_changed;
CREATE TRIGGER remarks_are_never_changed BEFORE UPDATE ON remark_event
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE supplier_id = old.supplier_id AND remarks_to >= old.sequence)
    OR (new.sequence, new.id, new.remark_id, new.dialogue_id, new.talk_id, new.supplier_id, new.at, new.digest)
    IS NOT (old.sequence, old.id, old.remark_id, old.dialogue_id, old.talk_id, old.supplier_id, old.at, old.digest)
    OR new.previous IS NOT old.previous OR new.body IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'remarks are only ever appended'); END;
DROP TRIGGER talk_steps_are_never_changed;
CREATE TRIGGER talk_steps_are_never_changed BEFORE UPDATE ON talk_step
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE supplier_id = old.supplier_id)
    OR (new.sequence, new.id, new.talk_id, new.dialogue_id, new.supplier_id, new.format, new.kind, new.at)
    IS NOT (old.sequence, old.id, old.talk_id, old.dialogue_id, old.supplier_id, old.format, old.kind, old.at)
    OR new.reason || new.note <> ''
  BEGIN SELECT RAISE(ABORT, 'what happened in a talk is only ever appended'); END;
DROP TRIGGER followup_is_never_changed;
CREATE TRIGGER followup_is_never_changed BEFORE UPDATE ON followup_event
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE supplier_id = old.supplier_id AND followup_to >= old.sequence)
    OR (new.sequence, new.id, new.kind, new.subject, new.dialogue_id, new.supplier_id, new.at, new.digest)
    IS NOT (old.sequence, old.id, old.kind, old.subject, old.dialogue_id, old.supplier_id, old.at, old.digest)
    OR new.previous IS NOT old.previous OR new.body IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'what is followed up is only ever appended'); END;
DROP TRIGGER decisions_are_never_changed;
CREATE TRIGGER decisions_are_never_changed BEFORE UPDATE ON decision_event
  WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE supplier_id = old.supplier_id AND decisions_to >= old.sequence)
    OR (new.sequence, new.id, new.kind, new.subject, new.dialogue_id, new.supplier_id, new.at, new.digest)
    IS NOT (old.sequence, old.id, old.kind, old.subject, old.dialogue_id, old.supplier_id, old.at, old.digest)
    OR new.previous IS NOT old.previous OR new.body IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'what was decided is only ever appended'); END;
DROP TRIGGER handed_out_is_never_changed;
CREATE TRIGGER handed_out_is_never_changed BEFORE UPDATE ON handed_out
  WHEN NOT EXISTS (SELECT 1 FROM erasure)
    OR (new.sequence, new.id, new.dialogue_id, new.audience, new.supplier_id, new.form, new.language, new.digest,
        new.basis, new.pseudonyms, new.at, new.recorded_by, new.device)
    IS NOT (old.sequence, old.id, old.dialogue_id, old.audience, old.supplier_id, old.form, old.language, old.digest,
        old.basis, old.pseudonyms, old.at, old.recorded_by, old.device)
    OR length(new.released) >= length(old.released)
  BEGIN SELECT RAISE(ABORT, 'what was handed out is only ever appended'); END;
"""
"""A chain over the answers of each dialogue, and the one road on which what a supplier said can be erased.

Words may only be emptied, after the erasure is on record, and only up to what was there when it was ordered. Digests
stay, so that the chain holds. The links are clustered by dialogue: one page more to write for each answer, not two."""


def _build_chain(tables: "Tables") -> None:
    """Carry out the step and chain the answers that are there, in the order of their recording."""
    _carry_out(_NINTH, tables)
    newest: dict[str, str] = {}
    for dialogue_id, sequence, digest in tables.execute(
        "SELECT dialogue_id, sequence, digest FROM answer_event ORDER BY sequence"
    ).fetchall():
        newest[dialogue_id] = link(newest.get(dialogue_id, ""), digest)
        tables.execute("INSERT INTO answer_chain VALUES (?, ?, ?)", (dialogue_id, sequence, newest[dialogue_id]))


def _carry_out(script: str, tables: "Tables") -> None:
    for statement in _statements(script):
        tables.execute(statement)


def _statements(script: str) -> list[str]:
    """Split a script into statements; ``executescript`` would commit what a failing step must take back."""
    statements, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current.strip())
            current = ""
    if current.strip():
        raise Fault(f"unfinished statement in a step: {current.strip()}")
    return statements


STEPS: tuple[tuple[str, "Callable[[Tables], None]"], ...] = (
    ("0001_initial", partial(_carry_out, _FIRST)),
    ("0002_preparing_and_returns", partial(_carry_out, _SECOND)),
    ("0003_talks", partial(_carry_out, _THIRD)),
    ("0004_followup", partial(_carry_out, _FOURTH)),
    ("0005_summary", partial(_carry_out, _FIFTH)),
    ("0006_decisions", partial(_carry_out, _SIXTH)),
    ("0007_seals", partial(_carry_out, _SEVENTH)),
    ("0008_taking_in", partial(_carry_out, _EIGHTH)),
    ("0009_accountability", _build_chain),
)
"""Name and function of every released step, oldest first."""
