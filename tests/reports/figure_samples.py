"""Figures for tests: one of each kind that helps readers, and a matrix too wide for a page."""

from dialogue_app.reports.outline import (
    Bar,
    Block,
    Column,
    Heading,
    Mark,
    Matrix,
    MatrixRow,
    Part,
    Series,
    Shade,
    StackedBars,
    Stream,
    Table,
)

READINESS = StackedBars(
    (
        Series("Ready now", "N", Shade.DEEP),
        Series("Ready within the grace period", "G", Shade.LIGHT),
        Series("Not yet", "X", Shade.AMBER),
    ),
    (
        Bar("All final assembly sites are named", (4, 2, 1), "All final assembly sites are named: 4 now, 2 later"),
        Bar(
            "Workers at the sites of the first and the second tier can complain without fear to somebody outside of "
            "their factory, and the buyer sees what became of it",
            (1, 0, 6),
            "Complaints: 1 now, 6 not yet",
        ),
        Bar("Nobody answered", (0, 0, 0), "Nobody answered: no numbers"),
    ),
    "How many suppliers can meet each criterion.",
)
AGEING = StackedBars(
    (Series("up to 30 days", "a"), Series("31 to 90 days", "b"), Series("more than 90 days", "c")),
    (Bar("Severe", (1, 2, 3), "Severe: 1, 2, 3"), Bar("Other", (9, 4, 1), "Other: 9, 4, 1")),
    "Open actions by class and age.",
)
WORDS = {
    "valid": Mark("valid until 31 Mar 2027", Shade.DEEP),
    "expired": Mark("expired", Shade.RUST),
    "planned": Mark("planned", Shade.LIGHT),
    "none": Mark("no label"),
}


def labels(models: int = 12, schemes: int = 30) -> Matrix:
    """Return models by labels; thirty labels need several tables."""
    marks = tuple(WORDS.values())

    def rows():
        for model in range(models):
            said = tuple(marks[(model + scheme) % len(marks)] for scheme in range(schemes))
            yield MatrixRow(f"TravelBook {model}, the light one", said)

    names = tuple(f"TCO Certified {number}" for number in range(schemes))
    return Matrix("Model", names, Stream(rows), "Which models carry which labels.")


def figures() -> tuple[Block, ...]:
    """Return all of them, below headings."""
    table = Table((Column("Country", 3), Column("Tier 1", 1, numeric=True)), (((Part("CN"),), (Part("4"),)),))
    return (
        Heading(1, "Figures"),
        Heading(2, "Readiness"),
        READINESS,
        Heading(2, "Ageing"),
        AGEING,
        Heading(2, "Labels"),
        labels(),
        Heading(2, "Sites"),
        table,
    )
