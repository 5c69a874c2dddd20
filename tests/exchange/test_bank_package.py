"""A package of a bank loses nothing, gives equal text for equal banks, and a hostile one is refused in one sentence."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_app.domain.bank_package import Package, PackedRelease, Story
from dialogue_app.domain.proposals import Proposal
from dialogue_app.errors import Problem
from dialogue_app.exchange import bank_json
from dialogue_app.exchange.bank_package import package_text, read_package, schema_text, write_package
from dialogue_app.texts import Texts
from question_bank import Question, load, manifest_hash
from tests.helpers.packages import package, question, resealed, said_in, tampered

NAME = "oslo.dialogue-bank"


@pytest.fixture(scope="module")
def shared() -> Package:
    release = load()
    told = PackedRelease(release.number, release.published_at, release.notes, release.manifest_hash, release.manifest)
    return Package(release.bank, (told,), tuple(Story((each,)) for each in release.questions))


def there_and_back(sent: Package, folder: Path) -> Package:
    write_package(sent, folder / NAME)
    return read_package(folder / NAME)


def test_the_whole_shared_bank_comes_back_as_it_was(shared: Package, tmp_path: Path) -> None:
    back = there_and_back(shared, tmp_path)
    assert (back.bank, back.releases) == (shared.bank, shared.releases)
    assert back.stories == tuple(sorted(shared.stories, key=lambda each: each.key))


def test_what_is_written_meets_the_published_schema(shared: Package) -> None:
    meets = fastjsonschema.compile(json.loads(schema_text()))
    meets(json.loads(package_text(shared)))
    meets(json.loads(package_text(package(said_in(question(), "de", "Ist das so?")))))


def test_the_schema_names_every_field_of_a_question() -> None:
    schema = json.loads(schema_text())
    told = schema["definitions"]["revision"]["properties"]
    assert {*told, "bank_id", "id", "origin", "more"} == {each.name for each in fields(Question)}


def test_proposals_travel_whole_and_a_package_without_them_says_nothing_of_them(tmp_path: Path) -> None:
    sent = replace(package(question()), proposals=(PROPOSAL,))
    assert there_and_back(sent, tmp_path) == sent
    fastjsonschema.compile(json.loads(schema_text()))(json.loads(package_text(sent)))
    assert "proposals" not in json.loads(package_text(package(question())))


def test_equal_banks_give_equal_text_and_one_changed_word_changes_few_lines(shared: Package) -> None:
    text = package_text(shared)
    assert package_text(replace(shared, stories=shared.stories[::-1])) == text
    first = shared.stories[0]
    other = replace(shared, stories=(Story((replace(first.newest, help="Anew."),)), *shared.stories[1:]))
    changed = set(package_text(other).splitlines()) - set(text.splitlines())
    assert len(changed) == 3  # the text, the checksum of the question, the checksum of the file


@given(words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40))
def test_every_text_comes_back_letter_by_letter(words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    sent = package(replace(said_in(question(), "de", words), help=words))
    assert there_and_back(sent, tmp_path_factory.mktemp("any")) == sent


def newer(document: Any) -> None:
    document["version"] = "1.7"
    first = document["questions"][0]["revisions"][0]
    first["mood"] = {"calm": [1, 2.5]}
    first["answer"]["colour"] = "red"
    first["answer"]["options"][1]["icon"] = "half"


def test_what_a_newer_program_of_the_same_format_wrote_is_kept_and_handed_on(tmp_path: Path) -> None:
    back = there_and_back(read_package(tampered(tmp_path / "new.dialogue-bank", newer)), tmp_path)
    write_package(back, tmp_path / "again")
    first = json.loads((tmp_path / "again").read_text("utf-8"))["questions"][0]["revisions"][0]
    assert (first["mood"], first["answer"]["colour"]) == ({"calm": [1, 2.5]}, "red")
    assert first["answer"]["options"][1] == {"id": "partly", "text": "Partly", "icon": "half"}


def first(document: Any) -> Any:
    return document["questions"][0]["revisions"][0]


def circle(document: Any) -> None:
    one, two = document["questions"]
    one["revisions"][0]["replaced_by"], two["revisions"][0]["replaced_by"] = two["id"], one["id"]


PROPOSAL = Proposal(
    "01900000-0000-7000-8000-000000000001",
    "0" * 64,
    question("Is it?", bank="ict-ethics"),
    "Asked.",
    "Oslo",
    "2026-11-23",
)
YES = {"id": "yes", "text": "Oh yes"}
CLIMBING = {"language": "../de", "state": "draft", "texts": {}, "sources": {}}


def proposed(**changed: Any) -> Callable[[Any], object]:
    """Return what puts a proposal into a package and then changes fields of it."""

    def change(document: Any) -> None:
        package_with = replace(package(question()), proposals=(PROPOSAL,))
        (table,) = json.loads(package_text(package_with))["proposals"]
        document["proposals"] = [table | changed]

    return change


SEALED: dict[str, tuple[Callable[[Any], object], str]] = {
    "another format": (lambda d: d.update(format="dialogue-questionnaire/1"), "package-other-format"),
    "no version": (lambda d: d.pop("version"), "package-other-format"),
    "a newer version": (lambda d: d.update(version="2.0"), "package-newer"),
    "an older version": (lambda d: d.update(version="0.9"), "package-older"),
    "no bank": (lambda d: d.pop("bank"), "package-unfit"),
    "questions that are no list": (lambda d: d.update(questions={}), "package-unfit"),
    "a question without revisions": (lambda d: d["questions"][0].update(revisions=[]), "package-unfit"),
    "a text for a number": (lambda d: first(d).update(rev="1"), "package-unfit"),
    "true for a number": (lambda d: first(d).update(minutes_live=True), "package-unfit"),
    "a number below zero": (lambda d: first(d).update(minutes_live=-1), "package-unfit"),
    "a huge number": (lambda d: first(d).update(minutes_live=10**30), "package-unfit"),
    "an unknown kind": (lambda d: first(d)["answer"].update(kind="telepathy"), "package-unfit"),
    "a field of ours": (lambda d: first(d).update(origin="own-x/OWN-001"), "package-unfit"),
    "one id twice": (lambda d: d["questions"].append(d["questions"][0]), "package-id-twice"),
    "a look-alike id": (lambda d: d["questions"][0].update(id="ОWN-001"), "package-unfit-id"),
    "a bank that climbs out": (lambda d: d["bank"].update(id="../../etc"), "package-unfit-id"),
    "a question of a bank that climbs out": (lambda d: d["questions"][0].update(bank="../x"), "package-unfit-id"),
    "a question that claims to be one's own": (lambda d: d["questions"][0].update(bank="own"), "package-unfit-id"),
    "a language that climbs out": (
        lambda d: first(d).update(translations={"../de": CLIMBING}),
        "package-unfit-id",
    ),
    "another wording under an old hash": (lambda d: first(d).update(prompt="Not so?"), "package-hash"),
    "nothing asked": (lambda d: first(d).update(prompt=" "), "package-question-unfit"),
    "an option twice": (lambda d: first(d)["answer"]["options"].append(YES), "package-question-unfit"),
    "revisions out of order": (lambda d: d["questions"][0]["revisions"].append(first(d)), "package-revisions"),
    "a circle": (circle, "package-circle"),
    "a very long text": (lambda d: first(d).update(help="x" * 20_001), "package-long-text"),
    "half a character": (lambda d: first(d).update(help="\ud800"), "package-bad-sign"),
    "nul": (lambda d: first(d).update(help="a\x00b"), "package-bad-sign"),
    "proposals that are no list": (lambda d: d.update(proposals={}), "package-unfit"),
    "too many proposals": (lambda d: d.update(proposals=[1] * 20_001), "package-too-many"),
    "a proposal that is no table": (lambda d: d.update(proposals=["x"]), "package-unfit"),
    "a proposal without a reason": (proposed(reason=None), "package-unfit"),
    "a proposal whose id climbs out": (proposed(id="../../etc"), "package-unfit-id"),
    "a proposal for one's own question": (proposed(bank="own"), "package-unfit-id"),
    "a proposal for a look-alike id": (proposed(question="ТRN-101"), "package-unfit-id"),
    "a proposal without a question": (proposed(proposed={}), "package-unfit"),
    "one proposal twice": (lambda d: (proposed()(d), d["proposals"].append(d["proposals"][0])), "package-id-twice"),
    "a proposal with another wording under an old hash": (
        lambda d: (proposed()(d), d["proposals"][0]["proposed"].update(prompt="Not so?")),
        "package-hash",
    ),
    "too many questions": (lambda d: d.update(questions=[1] * 20_001), "package-too-many"),
}  # fmt: skip
"""What somebody could send on purpose: the checksums fit."""


def refused(path: Path, key: str) -> None:
    with pytest.raises(Problem) as found:
        read_package(path)
    assert found.value.key == key
    sentence = Texts("en")(f"problem.{key}", **found.value.details)
    assert path.name in sentence
    assert len(sentence) < 400


@pytest.mark.parametrize("case", SEALED)
def test_a_package_that_says_something_impossible_is_refused(case: str, tmp_path: Path) -> None:
    change, key = SEALED[case]
    refused(tampered(tmp_path / NAME, change), key)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda d: first(d).update(help="Something else"), "package-question-changed"),
        (lambda d: d["bank"].update(licence="none"), "package-changed"),
        (lambda d: d["questions"].pop(), "package-changed"),
        (lambda d: d.pop("checksum"), "package-changed"),
    ],
)
def test_a_package_that_was_changed_on_the_way_is_refused(
    change: Callable[[Any], object], key: str, tmp_path: Path
) -> None:
    refused(tampered(tmp_path / NAME, change, seal=False), key)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file-empty"),
        (b"PK\x03\x04\xff\xfe", "package-no-text"),
        (b"Hello", "package-no-json"),
        (b"[]", "package-other-format"),
        (b"null", "package-other-format"),
        (b'{"format": "dialogue-bank", "format": "x"}', "package-field-twice"),
        (b'{"format": NaN}', "package-number"),
        (b'{"format": 1e999}', "package-number"),
        (b'{"format": ' + b"9" * 5000 + b"}", "package-number"),
        (b"[" * 100_000, "package-deep"),
        (b'{"a":' * 30 + b"1" + b"}" * 30, "package-deep"),
        (b'"' + b'\\"' * 300_000, "package-cut"),
    ],
)
def test_a_file_that_is_no_package_is_refused(content: bytes, key: str, tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(content)
    refused(path, key)


def test_a_package_that_was_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = package_text(package(question())).encode()
    for end in range(1, len(whole) - 2, 97):
        (tmp_path / NAME).write_bytes(whole[:end])
        with pytest.raises(Problem):
            read_package(tmp_path / NAME)


def test_a_package_that_is_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogue_app.exchange.bank_package.MOST_BYTES", 100)
    write_package(package(question()), tmp_path / NAME)
    refused(tmp_path / NAME, "file-too-large")
    assert bank_json.MOST_BYTES == 256 * 1024**2


def test_a_release_that_promises_something_else_is_refused(shared: Package, tmp_path: Path) -> None:
    entries = dict(shared.releases[0].manifest)
    entries["TRN-101"] = replace(entries["TRN-101"], content_hash="0" * 64)
    write_package(replace(shared, releases=(replace(shared.releases[0], manifest=entries),)), tmp_path / NAME)
    refused(tmp_path / NAME, "package-release")


def test_a_long_name_of_a_field_does_not_make_a_long_sentence(tmp_path: Path) -> None:
    name = "x" * 15_000
    refused(tampered(tmp_path / NAME, lambda d: first(d).update(translations={name: 1})), "package-unfit")
    (tmp_path / NAME).write_text(f'{{"{name}": 1, "{name}": 2}}', "utf-8")
    refused(tmp_path / NAME, "package-field-twice")


ANYTHING = st.sampled_from((None, True, -1, 0, 1.5, 10**40, "", "../x", "\u202e", [], {}, [[]], {"": None}, ["de"]))


def places(part: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value in the tables."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [way, *(found for name, each in inner for found in places(each, (*way, name)))][not way :]


RELEASED = package_text(
    replace(
        package((question(), replace(question("And so?"), rev=2)), said_in(question("Why?", 2), "de", "Warum?")),
        releases=(PackedRelease("2026.1", "2026-11-22", "", manifest_hash({}), {}),),
    )
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_at_whatever_place_is_read_or_refused(data: st.DataObject, tmp_path: Path) -> None:
    document = json.loads(RELEASED)
    *way, last = data.draw(st.sampled_from(places(document)))
    part = document
    for step in way:
        part = part[step]
    part[last] = data.draw(ANYTHING)
    resealed(document)
    (tmp_path / NAME).write_text(json.dumps(document), "utf-8")
    try:
        read_package(tmp_path / NAME)
    except Problem as problem:
        assert NAME in Texts("en")(f"problem.{problem.key}", **problem.details)  # noqa: PT017 - either way is right
