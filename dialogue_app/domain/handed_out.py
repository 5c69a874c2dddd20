"""That a report was written for somebody: who may have seen what, and what its public numbers rested on."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One file of a report. ``digest`` is its SHA-256, so that a copy that turns up can be recognised.

    ``released`` are names that a person let stand in it. ``basis`` is how actors stood in a market report by the hash
    of each question, ``pseudonyms`` the ids of suppliers by the names they had in it. Both stay in the internal file.
    """

    dialogue_id: str
    audience: str
    supplier_id: str
    form: str
    language: str
    digest: str
    released: tuple[str, ...] = ()
    basis: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    id: str = ""
    at: str = ""
    recorded_by: str = ""
    device: str = ""
