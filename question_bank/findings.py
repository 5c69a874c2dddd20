"""What is wrong with bank content, said to its authors: where, what, and how bad.

Knows nothing about files and TOML; everything that reads or checks content reports through this.
"""

from dataclasses import dataclass

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to put right. ``file`` is relative to the content folder, ``id`` names the record, ``field`` its part.

    ``level`` is ``error`` (must not be published) or ``warning``; ``code`` is stable, ``sentence`` is for people.
    """

    level: str
    code: str
    file: str
    id: str
    field: str
    sentence: str

    @property
    def place(self) -> str:
        """The record and its part as one text, as exact as it is known."""
        return " ".join(part for part in (self.id, self.field) if part)


class ContentError(Exception):
    """Bank content can't be used. Carries the file, the place in it, and a sentence for its author."""

    def __init__(self, file: str, place: str, sentence: str) -> None:
        super().__init__(f"{file}: {place}: {sentence}" if place else f"{file}: {sentence}")
        self.file = file
        self.place = place
        self.sentence = sentence
