"""The number of the release that comes with this package: asked after every start, so nothing else is read for it."""

import re
import tomllib
from importlib.resources import files

NUMBER = re.compile(r"[0-9]{4}\.[0-9]{1,4}")
"""Calendar number of a release: year, and the how-manieth of that year."""


def shipped_number() -> str:
    """Return the number of the release that is shipped, without reading its questions."""
    told = tomllib.loads(files("question_bank").joinpath("content", "bank.toml").read_text("utf-8"))
    return str(told["release"]["number"])


def number_key(number: str) -> tuple[int, ...]:
    """Return what release numbers are sorted by: 2026.10 comes after 2026.9. An unfit number comes first."""
    return tuple(int(part) for part in number.split(".")) if NUMBER.fullmatch(number) else ()
