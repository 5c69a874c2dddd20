"""Files that suppliers show as proof: their bytes by SHA-256, kept once each."""

from hashlib import sha256

from dialogue_app.storage.database import Database


def keep(database: Database, name: str, content: bytes, at: str) -> str:
    """Keep the bytes of a file, if they are not there yet, and return their SHA-256 as 64 hexadecimal digits."""
    digest = sha256(content).hexdigest()
    if not database.row("SELECT 1 FROM evidence_file WHERE sha256 = ?", (digest,)):
        record = {"sha256": digest, "name": name, "size": len(content), "kept_at": at, "bytes": content}
        database.insert("evidence_file", record)
    return digest


def size(database: Database, digest: str) -> int | None:
    """Return the size of a kept file in bytes; None when it is not here."""
    row = database.row("SELECT size FROM evidence_file WHERE sha256 = ?", (digest,))
    return int(row[0]) if row else None


def digests(database: Database) -> frozenset[str]:
    """Return the SHA-256 of every kept file."""
    return frozenset(str(row[0]) for row in database.rows("SELECT sha256 FROM evidence_file"))


def content(database: Database, digest: str) -> bytes | None:
    """Return the bytes of a kept file; None when it is not here."""
    row = database.row("SELECT bytes FROM evidence_file WHERE sha256 = ?", (digest,))
    return bytes(row[0]) if row else None


def head(database: Database, digest: str, most: int) -> bytes | None:
    """Return the first bytes of a kept file; None when it is not here."""
    row = database.row("SELECT substr(bytes, 1, ?) FROM evidence_file WHERE sha256 = ?", (most, digest))
    return bytes(row[0]) if row else None


def whole(database: Database, digest: str) -> tuple[str, str, bytes]:
    """Return name, moment of keeping and bytes of a kept file, which must be here."""
    ((name, kept_at, content),) = database.rows(
        "SELECT name, kept_at, bytes FROM evidence_file WHERE sha256 = ?", (digest,)
    )
    return str(name), str(kept_at), bytes(content)
