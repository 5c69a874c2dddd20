"""Content is read strictly, and what has been read can't be changed."""

from dataclasses import FrozenInstanceError
from pathlib import Path
from types import MappingProxyType

import pytest

from question_bank import ContentError, Release, load
from question_bank.files import shipped_content
from tests.bank.bank_draft import Draft

GOV = "questions/GOV.toml"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('level = "beginner"', 'level = "expert"', "GOV-101 level"),
        ('level = "beginner"', 'levels = "beginner"', "GOV-101 level"),
        ("rev = 1", 'rev = "1"', "GOV-101 rev"),
        ("rev = 1", "rev = true", "GOV-101 rev"),
        ("rev = 1", "rev = -1", "GOV-101 rev"),
        ("rev = 1", "rev = 1\nshade = 2", "GOV-101 shade"),
        ('help = "', 'help = "" # "', "GOV-101 help"),
        ('help = "', 'help = "\\u0000', "GOV-101 help"),
        ('review_by = "2027-11-22"', 'review_by = "next year"', "GOV-101 review_by"),
        ('review_by = "2027-11-22"', "review_by = 2027-11-22", "GOV-101 review_by"),
        ('kind = "yes-partly-no"', 'kind = "maybe"', "GOV-101 answer.kind"),
        ('products = ["HW", "CLD", "SVS"]', "products = []", "GOV-101 products"),
        ('products = ["HW", "CLD", "SVS"]', 'products = ["HW", 3]', "GOV-101 products"),
    ],
)
def test_a_slip_in_a_question_is_refused_with_its_place(draft: Draft, old: str, new: str, place: str) -> None:
    draft.change(GOV, old, new)
    with pytest.raises(ContentError) as refusal:
        load(draft.folder)
    assert (refusal.value.file, refusal.value.place) == (GOV, place)
    assert refusal.value.sentence.endswith(".")


def test_a_file_that_is_no_toml_is_refused_with_its_line(draft: Draft) -> None:
    draft.change(GOV, "rev = 1", "rev = ")
    with pytest.raises(ContentError, match=r"questions/GOV\.toml.*line 3"):
        load(draft.folder)


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"n = " + b"9" * 5000, b"a = " + b"[" * 5000, b"= 1"],
    ids=["bytes", "digits", "deep", "key"],
)
def test_a_hostile_file_is_refused_and_nothing_else_happens(draft: Draft, content: bytes) -> None:
    (draft.folder / GOV).write_bytes(content)
    with pytest.raises(ContentError, match="questions/GOV"):
        load(draft.folder)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"bank\.toml"):
        load(tmp_path)


def test_one_id_in_two_files_is_refused(draft: Draft) -> None:
    draft.change("questions/RSK.toml", 'id = "RSK-101"', 'id = "GOV-101"')
    with pytest.raises(ContentError, match=r"questions/GOV\.toml"):
        load(draft.folder)


def test_windows_line_ends_change_nothing(draft: Draft) -> None:
    before = load(draft.folder)
    for file in draft.folder.rglob("*.toml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load(draft.folder) == before


def test_the_installed_content_is_found_without_a_path(release: Release) -> None:
    assert load(shipped_content()) == release


def test_everything_read_is_frozen(release: Release) -> None:
    question = release.question("TRN-101")
    assert question is not None
    with pytest.raises(FrozenInstanceError):
        question.prompt = "changed"  # type: ignore[misc]
    for mapping in (release.vocabulary, release.manifest, question.translations, question.translations["de"].texts):
        assert isinstance(mapping, MappingProxyType)
    assert all(isinstance(theme.subthemes, MappingProxyType) for theme in release.themes)
    assert isinstance(release.manifest["TRN-101"].options, MappingProxyType)


def test_the_hash_follows_the_question_and_not_its_guidance(draft: Draft) -> None:
    draft.change(GOV, 'why = "Without', 'why = "Truly, without').change(GOV, "Is a named function", "Is one function")
    now, before = load(draft.folder).manifest, load().manifest
    assert now["GOV-101"].content_hash != before["GOV-101"].content_hash
    assert now["GOV-102"] == before["GOV-102"]
