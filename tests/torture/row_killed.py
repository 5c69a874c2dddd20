"""Row 1: the program is killed at random moments, with nothing that could be caught."""

from tests.torture.cases import Outcome, Row, folder
from tests.torture.kills import ACTIONS, Hunt

ROW = Row(1, "the program is killed at a random moment", "what the screen calls saved is there")

LONGEST = 0.25
KILLS = 200


def run(short: bool, seed: int) -> Outcome:
    """Kill a writer again and again; the first thing that does not hold ends it with the difference."""
    details, kills, wanted = [], 0, 4 if short else KILLS
    with folder() as place:
        hunt = Hunt(place, seed=seed, longest=LONGEST)
        try:
            while hunt.kills < wanted or (not short and hunt.acknowledged < 5_000):
                hunt.kill_once()
                kills += 1
        except AssertionError as error:
            details.append(str(error))
    tallies = [f"{ACTIONS[name]} {tally.acknowledged}" for name, tally in hunt.tallies.items() if tally.acknowledged]
    return Outcome(hunt.kills, kills, (*details, f"acknowledged {hunt.acknowledged}: {', '.join(tallies)}"[:390]))
