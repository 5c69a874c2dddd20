"""All rows of the safety case: the modules that prove them, in the order of the table."""

from tests.torture.cases import Proof, proof

MODULES: tuple[str, ...] = (
    "row_killed",
    "row_power",
    "row_typing",
    "row_half",
    "row_full",
    "row_export",
    "row_gone",
    "row_second",
    "row_place",
    "row_backup",
    "row_damage",
    "row_upgrade",
    "row_clock",
    "row_text",
    "row_places",
    "row_screen",
    "row_files",
    "row_exports",
    "row_slots",
    "row_twice",
    "row_passphrase",
    "row_record",
)


def proofs(wanted: frozenset[int] = frozenset()) -> list[Proof]:
    """Return the proofs of these rows; of all when none is named."""
    return [each for each in map(proof, MODULES) if not wanted or each.ROW.number in wanted]
