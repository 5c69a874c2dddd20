from pathlib import Path

import pytest

import question_bank
from question_bank import Release
from tests.bank.bank_draft import Draft


@pytest.fixture(scope="session")
def release() -> Release:
    return question_bank.load()


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(tmp_path / "content").next_release()
