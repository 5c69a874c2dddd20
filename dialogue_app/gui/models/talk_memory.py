"""What the window remembers of a talk beyond its record: how long the clock stood still, and which question was shown.

Kept in the settings by the ids of talks, so that a talk goes on where it stopped after the program was closed. Only
convenience hangs on it: without it the clock counts on and the first open question is shown.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from dialogue_app.gui.settings import Settings

_NAME = "live/talks"
_MOST = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one talk. ``paused_since`` is UTC ISO text, empty while the clock runs."""

    paused_seconds: float = 0.0
    paused_since: str = ""
    item_id: str = ""


class TalkMemory:
    """Keeps what belongs to the talks held last.

    Args:
        settings: where it is kept.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._talks = _read(settings.value(_NAME))

    def kept(self, talk_id: str) -> Kept:
        """Return what is kept of a talk."""
        return self._talks.get(talk_id, Kept())

    def pause(self, talk_id: str, now: datetime) -> None:
        """Let the clock of a talk stand still."""
        if talk_id and not self.kept(talk_id).paused_since:
            self._keep(talk_id, replace(self.kept(talk_id), paused_since=now.isoformat()))

    def resume(self, talk_id: str, now: datetime) -> None:
        """Let the clock of a talk run again."""
        if self.kept(talk_id).paused_since:
            self._keep(talk_id, replace(self.kept(talk_id), paused_seconds=self.paused(talk_id, now), paused_since=""))

    def paused(self, talk_id: str, now: datetime) -> float:
        """Return for how many seconds the clock of a talk has stood still."""
        kept = self.kept(talk_id)
        still = (now - datetime.fromisoformat(kept.paused_since)).total_seconds() if kept.paused_since else 0.0
        return kept.paused_seconds + max(0.0, still)

    def show(self, talk_id: str, item_id: str) -> None:
        """Remember which question is shown."""
        if talk_id and self.kept(talk_id).item_id != item_id:
            self._keep(talk_id, replace(self.kept(talk_id), item_id=item_id))

    def _keep(self, talk_id: str, kept: Kept) -> None:
        self._talks = {talk_id: kept, **{key: other for key, other in self._talks.items() if key != talk_id}}
        newest = list(self._talks.items())[:_MOST]
        self._settings.keep_value(_NAME, json.dumps({key: asdict(each) for key, each in newest}))


def _read(text: str) -> Mapping[str, Kept]:
    """Return what the settings hold; somebody may have edited them, then nothing is remembered."""
    try:
        found = {str(key): Kept(**each) for key, each in json.loads(text or "{}").items()}
        for each in found.values():
            datetime.fromisoformat(each.paused_since or "2026-01-01T00:00:00+00:00")
            float(each.paused_seconds)
    except (ValueError, TypeError, AttributeError):
        return {}
    return found
