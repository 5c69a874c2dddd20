"""A published release is a promise: written once, read back exactly, ordered by its number."""

import tomllib
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank import ContentError, ManifestEntry, load, publish
from question_bank.manifest import Manifest, manifest_text, read_manifest
from question_bank.shipped import number_key
from question_bank.table import Table
from tests.bank.bank_draft import Draft

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\x7f"), min_size=1).filter(
    lambda text: bool(text.strip())
)
ENTRIES = st.builds(
    ManifestEntry,
    rev=st.integers(1, 99),
    content_hash=st.text("0123456789abcdef", min_size=64, max_size=64),
    options=st.dictionaries(st.from_regex(r"[a-z0-9_]{1,20}", fullmatch=True), TEXTS, max_size=4).map(MappingProxyType),
    kind=st.sampled_from(["single", "multi"]),
)
IDS = st.from_regex(r"[A-Z]{3}-[0-9]{3}", fullmatch=True)


@given(st.dictionaries(IDS, ENTRIES, max_size=5))
def test_a_manifest_reads_back_as_it_was_written(entries: dict[str, ManifestEntry]) -> None:
    manifest = Manifest("2026.1", "2026-11-22", MappingProxyType(entries))
    found = []
    again = read_manifest(Table(tomllib.loads(manifest_text(manifest)), "releases/2026.1.toml", found))
    assert again == manifest
    assert found == []


def test_publishing_writes_the_manifest_once(draft: Draft) -> None:
    target = publish(draft.folder)
    assert target.name == "2026.2.toml"
    assert b"\r" not in target.read_bytes()
    assert draft.errors() == set()
    with pytest.raises(ContentError, match="published already"):
        publish(draft.folder)


def test_the_same_content_is_published_as_the_same_bytes_but_for_its_number(draft: Draft) -> None:
    first = (draft.folder / "releases" / "2026.1.toml").read_text(encoding="utf-8")
    assert publish(draft.folder).read_text(encoding="utf-8") == first.replace("2026.1", "2026.2")


def test_content_with_an_error_is_not_published(draft: Draft) -> None:
    draft.change("questions/GOV.toml", "Is a named function", "Is one function")
    with pytest.raises(ContentError, match="raise the revision"):
        publish(draft.folder)


def test_releases_are_ordered_by_number_and_not_by_letters() -> None:
    numbers = ["2026.10", "draft", "2026.9", "2027.1"]
    assert sorted(numbers, key=number_key) == ["draft", "2026.9", "2026.10", "2027.1"]


def test_a_bank_that_was_never_published_owes_nothing_to_the_past(draft: Draft) -> None:
    (draft.folder / "releases" / "2026.1.toml").unlink()
    draft.change("questions/GOV.toml", "Is a named function", "Is one function")
    assert draft.errors() == set()
    assert load(draft.folder).number == "2026.2"
