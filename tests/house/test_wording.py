"""Every sentence a user can read comes from a catalogue, and English has all of them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from dialogue_app.domain import answers, dialogue, suppliers
from dialogue_app.texts import Texts, languages, written_languages
from question_bank import Kind, terms

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "dialogue_app").rglob("*.py"))
KEY = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9_-]+)+")
SENTENCE = re.compile(r"[A-Za-z]{2,}[,.:;]? [A-Za-z]{2,}")
FAMILIES = {
    "state": answers.State,
    "scope": [kind for kind in answers.ScopeKind if kind],
    "source": answers.Source,
    "share": answers.ShareScope,
    "verification": answers.Verification,
    "reason": answers.DeclineReason,
    "kind": Kind,
    "role": suppliers.Role,
    "attendance": suppliers.Attendance,
    "dialogue-kind": dialogue.DialogueKind,
    "dialogue-state": dialogue.DialogueState,
}
NOT_FOR_USERS = {"Fault", "execute", "write", "rows", "row", "ValueError", "TypeError", "KeyError", "RuntimeError"}
"""Calls whose text no user reads: faults for the log, SQL, errors that are caught and translated."""

WORD_NAMES = {
    "MS Gothic", "Body Text", "Body Text 2", "Body Text 3", "List Bullet", "List Number", "Plain Text", "Normal Table",
    "Default Paragraph Font",
}  # fmt: skip
"""Names that Word gives its styles and fonts; files carry them in every language."""

SUPPLIERS_READ = ("answers.po", "audience.po", "exchange_paper.po", "exchange_workbook.po")
"""Catalogues that every language has: the workbook for suppliers, answers in it, and the house rules for the room."""

NO_SENTENCES = WORD_NAMES | {"Dialogue App", "Fira Sans", "d MMM yyyy", "sRGB IEC61966-2.1"}
"""Names and patterns that are the same in every language."""


def english() -> dict[str, object]:
    found: dict[str, object] = {}
    for file in sorted((ROOT / "resources/translations/en").glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream):
                if message.id:
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    assert key not in found, f"{file.name}: {key} is defined twice"
                    found[key] = message.string
    return found | {key: term.words["en"] for term in terms() for key in term.keys}


def sentences_of(file: Path) -> dict[str, tuple[str, ...]]:
    """Return the sentences of a catalogue file by key, one or two forms each."""
    with file.open("rb") as stream:
        found = [message for message in read_po(stream) if message.id]
    keyed = {message.id if isinstance(message.id, str) else message.id[0]: message.string for message in found}
    return {key: (said,) if isinstance(said, str) else tuple(said) for key, said in keyed.items()}


def words_of(sentence: str) -> list[str]:
    """Return the words of a sentence around the places for details."""
    return "".join(text for text, *_ in Formatter().parse(sentence)).split()


def places_in(forms: tuple[str, ...]) -> set[str]:
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}


def translated() -> list[tuple[str, str]]:
    """Return language and catalogue of all that is there in other languages, or must be."""
    folder = ROOT / "resources/translations"
    codes = [code for code in written_languages() if code != "en"]
    return [(code, name) for code in codes for name in sorted({*SUPPLIERS_READ, *_names(folder / code)})]


def _names(folder: Path) -> list[str]:
    return [file.name for file in folder.glob("*.po")]


@pytest.mark.parametrize(("language", "name"), translated())
def test_a_catalogue_is_whole_in_its_language(language: str, name: str) -> None:
    folder = ROOT / "resources/translations"
    ours, theirs = sentences_of(folder / "en" / name), sentences_of(folder / language / name)
    assert theirs.keys() == ours.keys()
    assert [key for key in ours if not all(theirs[key]) or places_in(theirs[key]) != places_in(ours[key])] == []
    assert [key for key in ours if theirs[key] == ours[key] and len(words_of(ours[key][0])) > 3] == []


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node


def test_english_has_a_sentence_for_every_key() -> None:
    empty = [key for key, sentence in english().items() if not (all(sentence) if sentence else False)]
    assert empty == []


def test_every_problem_that_can_be_raised_has_its_sentence() -> None:
    known = english()
    missing = {
        f"{file.name}: problem.{call.args[0].value}"
        for file in SOURCES
        for name, call in calls(ast.parse(file.read_text("utf-8")))
        if name == "Problem" and call.args and isinstance(call.args[0], ast.Constant)
        if f"problem.{call.args[0].value}" not in known
    }
    assert missing == set()


def test_every_key_that_the_program_looks_up_is_in_the_catalogue() -> None:
    known = english()
    missing = {
        f"{file.relative_to(ROOT)}: {argument.value}"
        for file in SOURCES
        for name, call in calls(ast.parse(file.read_text("utf-8")))
        if name in {"texts", "_texts", "say", "count"}
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        if KEY.fullmatch(argument.value) and argument.value not in known
    }
    assert missing == set()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_code_of_the_domain_has_a_word(family: str) -> None:
    texts = Texts("en")
    assert [code for code in FAMILIES[family] if not texts.has(f"{family}.{code}")] == []


def test_words_of_the_trade_come_from_the_glossary_and_begin_with_a_capital() -> None:
    texts = Texts("en")
    for term in terms():
        for key in term.keys:
            assert texts(key).lower() == term.words["en"], key
            assert texts(key)[0].isupper(), key


def test_no_sentence_is_written_into_the_program() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line}: {text[:60]}"
        for file in SOURCES
        if file.parent.name != "storage"
        for line, text in sentences(ast.parse(file.read_text("utf-8")))
    ]
    assert found == []


def test_english_is_always_among_the_languages() -> None:
    assert languages()[0] == "en"


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    quiet = {id(text) for text in docstrings(tree)}
    for name, call in calls(tree):
        if name in NOT_FOR_USERS or name in {"debug", "info", "warning", "error", "exception"}:
            quiet |= {id(node) for node in ast.walk(call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Assert):
            quiet |= {id(each) for each in ast.walk(node)}
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            said = SENTENCE.search(node.value) and node.value not in NO_SENTENCES
            if said and not looks_like_code(node.value):
                yield node.lineno, node.value


def docstrings(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        for child in getattr(node, "body", []) if isinstance(getattr(node, "body", None), list) else []:
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                yield child.value


def looks_like_code(text: str) -> bool:
    """Style sheets, PDF operators, XML, column names and the like are no sentences."""
    return bool(re.search(r"[{}<>;=/\\_|%]|^\W|\bpx\b", text)) or text.islower()
