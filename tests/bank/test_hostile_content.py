"""Whatever stands in the files, the check answers with findings."""

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from question_bank import check
from question_bank.files import ContentFolder
from question_bank.table import Table
from tests.bank.bank_draft import SHIPPED, Draft

FILES = (
    "bank.toml",
    "sets.toml",
    "themes.toml",
    "vocabulary.toml",
    "questions/TRN.toml",
    "questions/RSK.toml",
    "languages/de/TRN.toml",
    "releases/2026.1.toml",
)

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.text(max_size=30)
    | st.sampled_from(["TRN-101", "prompt", "TRN", "2026.1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Draft(tmp_path_factory.mktemp("hostile") / "content").folder


def mutate(value: object, data: st.DataObject) -> object:
    """Return the value with one part, chosen at random, replaced by something else or taken away."""
    if isinstance(value, dict) and value and data.draw(st.integers(0, 9)):
        key = data.draw(st.sampled_from(sorted(value)))
        kept = {name: part for name, part in value.items() if name != key}
        return kept if not data.draw(st.integers(0, 5)) else kept | {key: mutate(value[key], data)}
    if isinstance(value, list) and value and data.draw(st.integers(0, 9)):
        place = data.draw(st.integers(0, len(value) - 1))
        return [*value[:place], mutate(value[place], data), *value[place + 1 :]]
    return data.draw(VALUES)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_values_of_any_type_anywhere_never_stop_the_check(
    copy: Path, data: st.DataObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = data.draw(st.sampled_from(FILES))
    content = mutate(tomllib.loads((SHIPPED / file).read_text(encoding="utf-8")), data)
    content = content if isinstance(content, dict) else {}
    shipped = ContentFolder.document

    def spoiled(folder: ContentFolder, name: str) -> Table:
        return Table(content, name, folder._found) if name == file else shipped(folder, name)

    with monkeypatch.context() as patch:
        patch.setattr(ContentFolder, "document", spoiled)
        findings = check(copy)
    for finding in findings:
        assert all(isinstance(part, str) for part in (finding.level, finding.file, finding.id, finding.field))
        assert finding.sentence
    json.dumps([finding.sentence for finding in findings])


@pytest.mark.parametrize("value", ["", "a = 1", "question = 3", "question = [3]", "[[question]]", f"at = {date.max}"])
def test_nonsense_in_a_file_of_questions_is_reported(draft: Draft, value: str) -> None:
    (draft.folder / "questions" / "GOV.toml").write_text(value, encoding="utf-8")
    assert any(file == "questions/GOV.toml" for file, *_ in draft.errors())
