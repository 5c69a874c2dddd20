"""How a record is chained: each entry is sealed together with the seal of the one before it."""

from hashlib import sha256


def link(previous: str, digest: str) -> str:
    """Return the link of an entry, as 64 hexadecimal digits, from the link before it ("" for none) and its digest."""
    return sha256(f"{previous}{digest}".encode("utf-8", "surrogateescape")).hexdigest()
