"""A disk whose power is cut: of what was not synced yet, any part may be there, or none of it."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from tests.torture.recorder import Step

SECTOR = 512
MODES = ("none", "all", "some", "torn")
"""What is there of the writes that were not synced: nothing, everything, some of them, one of them in part."""


def cuts(start: Mapping[str, bytes], steps: Sequence[Step], random: Random) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Yield, for a cut after every step and in every mode, how much was promised and which files there are then.

    Args:
        start: files by path as they were on the disk at first.
        steps: what was asked of the disk.
        random: chooses what survives.
    """
    safe = {path: bytearray(content) for path, content in start.items()}
    waiting: list[Step] = []
    promised = 0
    for step in steps:
        if step.what == "said":
            promised += 1
        elif step.what == "sync":
            for each in waiting:
                if each.path == step.path:
                    carry_out(safe, each)
            safe.setdefault(step.path, bytearray())
            waiting = [each for each in waiting if each.path != step.path]
        else:
            waiting.append(step)
        for mode in MODES if waiting else MODES[:1]:
            left = {path: bytearray(content) for path, content in safe.items()}
            for each in survivors(waiting, mode, random):
                carry_out(left, each)
            yield promised, {path: bytes(content) for path, content in left.items()}


def survivors(waiting: Sequence[Step], mode: str, random: Random) -> list[Step]:
    """Return what of the waiting steps reached the disk."""
    if mode == "none":
        return []
    if mode == "all":
        return list(waiting)
    kept = [each for each in waiting if random.random() < 0.5]
    if mode == "torn" and waiting:
        last = waiting[-1]
        sectors = random.randint(0, len(last.content) // SECTOR)
        kept = [*waiting[:-1], Step(last.what, last.path, last.at, last.content[: sectors * SECTOR])]
    return kept


def carry_out(files: dict[str, bytearray], step: Step) -> None:
    """Do to the files what a step asks."""
    if step.what == "delete":
        files.pop(step.path, None)
        return
    content = files.setdefault(step.path, bytearray())
    if step.what == "truncate":
        del content[step.at :]
        content.extend(bytes(max(0, step.at - len(content))))
    elif step.what == "write":
        content.extend(bytes(max(0, step.at - len(content))))
        content[step.at : step.at + len(step.content)] = step.content
