"""What the world does to the program, in short: each row of the safety case. ``make torture`` is the long form."""

import pytest

from tests.torture.cases import Proof
from tests.torture.rows import proofs

SEED = 11


# The test's screen may lack letters, and says so.
@pytest.mark.qt_log_ignore("OpenType support missing", "Painter ended with")
@pytest.mark.journey
@pytest.mark.parametrize("proof", proofs(), ids=lambda proof: f"{proof.ROW.number} {proof.ROW.fault}")
def test_a_promise_of_the_safety_case_is_kept(proof: Proof) -> None:
    found = proof.run(short=True, seed=SEED)
    if found.not_run:
        pytest.skip(found.not_run)
    assert found.kept, (proof.ROW.promise, found)
