"""How SQLCipher 4 makes a key from a passphrase, and whether a passphrase is right for a file that does not open.

It reads files past SQLite, so none of these functions may be given the file that is open in this process.
"""

import hmac
from hashlib import pbkdf2_hmac
from pathlib import Path

_ROUNDS, _SALT, _PAGE, _SUM = 256_000, 16, 4096, 64
"""Rounds of hashing; bytes of the salt a file begins with, of a page, and of the sum at the end of each page."""

_MOST_PAGES = 50


def key_of(path: Path, passphrase: str) -> str:
    """Return what opens a file as the passphrase does, without a tenth of a second of hashing each time."""
    salt = _beginning(path)
    return f"x'{_key(salt, passphrase).hex()}{salt.hex()}'"


def fits_a_page(path: Path, passphrase: str) -> bool:
    """Whether a page behind the first was written under this passphrase: then it is right and the file is damaged."""
    salt = _beginning(path)
    of_sums = pbkdf2_hmac("sha512", _key(salt, passphrase), bytes(each ^ 0x3A for each in salt), 2, 32)
    with path.open("rb") as stream:
        for number in range(2, min(path.stat().st_size // _PAGE, _MOST_PAGES) + 1):
            stream.seek((number - 1) * _PAGE)
            page = stream.read(_PAGE)
            said = hmac.digest(of_sums, page[:-_SUM] + number.to_bytes(4, "little"), "sha512")
            if hmac.compare_digest(said, page[-_SUM:]):
                return True
    return False


def _key(salt: bytes, passphrase: str) -> bytes:
    return pbkdf2_hmac("sha512", passphrase.encode(), salt, _ROUNDS, 32)


def _beginning(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_SALT)
