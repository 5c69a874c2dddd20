"""What labels already prove of a questionnaire, so that only the gap is asked of those who hold one.

Pure functions over the registry of a release and a day. A label counts where its strongest proof would be checked by a
third party (specification 4.3): memberships, templates a supplier fills in itself and versions that have ended do not.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dialogue_app.domain.questionnaire import Item, Questionnaire
from question_bank import Coverage, Label, Release
from question_bank.label_rules import Shown, Standing, credit, to_check

_LABELS = "LBL"

ABOUT_SITES = frozenset({"site_cert", "audit"})
"""Kinds of labels that prove something of one named factory only."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What one version of a label proves of some items.

    Attributes:
        label: entry of the registry.
        version: name of the version, empty where the label has none.
        whole: ids of the items it answers completely.
        part: ids of the items of which it proves a part.
        check_first: the entry or one of its lines is to be checked before use.
    """

    label: Label
    version: str
    whole: tuple[str, ...]
    part: tuple[str, ...]
    check_first: bool

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of all items it proves something of."""
        return self.whole + self.part

    @property
    def about_sites(self) -> bool:
        """Whether it counts for a named factory only."""
        return self.label.kind in ABOUT_SITES


def proofs(form: Questionnaire, release: Release, today: str) -> tuple[Proof, ...]:
    """Return what each label in force on the day ``today`` (ISO) proves, the one that proves most first.

    Questions of the theme of labels are left out: they ask for the label itself.
    """
    ids = {item.snapshot.question_id: item.id for item in form.items() if _asks_for_facts(item)}
    lines = _lines(release, ids)
    found = (_proof(label, _newest(label, lines, today), ids, today) for label in release.labels)
    return tuple(sorted((each for each in found if each), key=lambda each: -len(each.items)))


def lines_of(item: Item, release: Release, today: str) -> tuple[tuple[Label, Coverage], ...]:
    """Return the lines of the map that say what labels in force prove of one item, in the order of the registry."""
    lines = _lines(release, {item.snapshot.question_id} if _asks_for_facts(item) else ())
    return tuple((label, line) for label in release.labels for line in _newest(label, lines, today))


def _asks_for_facts(item: Item) -> bool:
    return item.snapshot.theme != _LABELS


def _lines(release: Release, questions: Collection[str]) -> Mapping[tuple[str, str], list[Coverage]]:
    """Return what the map says of some questions, by label and version."""
    found: dict[tuple[str, str], list[Coverage]] = {}
    for line in release.coverage:
        if line.question in questions:
            found.setdefault((line.label, line.version), []).append(line)
    return found


def _newest(label: Label, lines: Mapping[tuple[str, str], list[Coverage]], today: str) -> tuple[Coverage, ...]:
    """Return the lines of the newest version that proves something."""
    for version in _versions(label):
        proven = tuple(line for line in lines.get((label.id, version), ()) if _proves(label, line, today))
        if proven:
            return proven
    return ()


def _versions(label: Label) -> Iterator[str]:
    yield from (version.name for version in reversed(label.versions))
    if not label.versions:
        yield ""


def _proves(label: Label, line: Coverage, today: str) -> bool:
    # the best a supplier can show: what is missing then, the label does not prove
    shown = Shown(line.version, number="1", site="1", site_makes_models=True, found_on_list=True)
    return credit(label, shown, today, line).standing is Standing.VERIFIED


def _proof(label: Label, lines: Collection[Coverage], ids: Mapping[str, str], today: str) -> Proof | None:
    if not lines:
        return None
    whole = tuple(ids[line.question] for line in lines if line.extent.answers)
    part = tuple(ids[line.question] for line in lines if not line.extent.answers)
    doubtful = to_check(label, today) or any(line.uncertain for line in lines)
    return Proof(label, next(iter(lines)).version, whole, part, doubtful)
