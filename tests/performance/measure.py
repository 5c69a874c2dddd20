"""How things are measured: interleaved rounds, medians, ratios within one run."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Line:
    """One row of the table. ``floor`` seconds are 0 where the goal is a time; then ``goal`` is in seconds."""

    what: str
    seconds: float
    floor: float
    goal: float

    @property
    def ratio(self) -> float:
        """Measured against the floor, or the seconds themselves where there is none."""
        return self.seconds / self.floor if self.floor else self.seconds

    @property
    def reached(self) -> bool:
        """Whether the goal holds."""
        return self.ratio <= self.goal

    def text(self) -> str:
        """The row as it is printed, times in milliseconds."""
        floor = f"{self.floor * 1000:9.2f} ms" if self.floor else "           –"
        ratio = f"{self.ratio:7.2f}" if self.floor else "      –"
        goal = f"{self.goal:7.2f}" if self.floor else f"{self.goal * 1000:5.0f}ms"
        return f"{self.what:58} {self.seconds * 1000:9.2f} ms {floor} {ratio} {goal} {'' if self.reached else 'MISSED'}"


def timed(action: Callable[[], object]) -> float:
    """Return the seconds one call takes."""
    start = perf_counter()
    action()
    return perf_counter() - start


def side_by_side(rounds: int, *actions: Callable[[], object]) -> list[float]:
    """Return the median seconds of each action, run in turns so that the machine's mood hits all alike."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for series, action in zip(times, actions, strict=True):
            series.append(timed(action))
    return [statistics.median(series) for series in times]


def percentile(times: list[float], share: float) -> float:
    """Return the time that this share (0 to 1) of the measurements does not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
