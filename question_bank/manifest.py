"""What a release promises: every question with its revision, content hash, options and answer kind.

A manifest is made from a release, written as TOML once, and never edited by hand. Later content is checked
against it. Writes text only; the caller decides where it goes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from question_bank.hashing import digest
from question_bank.model import Question
from question_bank.release import ManifestEntry
from question_bank.table import Table


@dataclass(frozen=True, slots=True)
class Manifest:
    """The promises of one published release, by question id."""

    number: str
    published_at: str
    entries: Mapping[str, ManifestEntry]


def manifest_of(questions: tuple[Question, ...]) -> Mapping[str, ManifestEntry]:
    """Return what these questions promise, in the order of their ids."""
    entries = {question.id: entry_of(question) for question in sorted(questions, key=lambda one: one.id)}
    return MappingProxyType(entries)


def entry_of(question: Question) -> ManifestEntry:
    """Return what one question promises."""
    options = {option.id: option.text for option in question.answer.options}
    return ManifestEntry(question.rev, question.content_hash, MappingProxyType(options), question.answer.kind.value)


def manifest_hash(entries: Mapping[str, ManifestEntry]) -> str:
    """Return the SHA-256 of question ids, revisions, content hashes and options."""
    promised = [[key, entry.rev, entry.content_hash, entry.options] for key, entry in sorted(entries.items())]
    return digest(promised)


def manifest_text(manifest: Manifest) -> str:
    """Return a manifest as TOML. Equal manifests give equal text."""
    lines = [
        "# Made from the content when the release was published. Never edited by hand.",
        "[release]",
        f"number = {_quoted(manifest.number)}",
        f"published_at = {_quoted(manifest.published_at)}",
        f"hash = {_quoted(manifest_hash(manifest.entries))}",
    ]
    for question_id, entry in sorted(manifest.entries.items()):
        lines += _entry_lines(question_id, entry)
    return "\n".join(lines) + "\n"


def read_manifest(document: Table) -> Manifest:
    """Return the manifest of a file; a hash that does not fit the entries is reported."""
    header = document.table("release")
    number, day, stated = header.text("number"), header.day("published_at"), header.text("hash")
    header.close()
    entries = {key: _read_entry(table) for key, table in document.named_tables("question").items()}
    document.close()
    if stated != manifest_hash(entries):
        document.report("manifest-changed", "hash", "The manifest was changed after it was published.")
    return Manifest(number, day, MappingProxyType(entries))


def _entry_lines(question_id: str, entry: ManifestEntry) -> list[str]:
    lines = [
        "",
        f"[question.{_quoted(question_id)}]",
        f"rev = {entry.rev}",
        f"kind = {_quoted(entry.kind)}",
        f"hash = {_quoted(entry.content_hash)}",
    ]
    if entry.options:
        lines.append(f"[question.{_quoted(question_id)}.options]")
        lines += [f"{_quoted(option)} = {_quoted(text)}" for option, text in entry.options.items()]
    return lines


def _read_entry(table: Table) -> ManifestEntry:
    entry = ManifestEntry(
        rev=table.number("rev"),
        content_hash=table.text("hash"),
        options=table.mapping("options"),
        kind=table.text("kind"),
    )
    table.close()
    return entry


def _quoted(text: str) -> str:
    # a JSON string is a TOML basic string, but for DEL, which TOML wants escaped
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
