"""Questions out of this program's own files: a package of a bank, and a questionnaire as JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.question_list import AS_WRITTEN, Listed, Wording
from dialogue_app.domain.returned import Place
from dialogue_app.errors import Problem
from question_bank import PIVOT, Kind

PACKAGE, QUESTIONNAIRE = "dialogue-bank", "dialogue-questionnaire/"

_KINDS = {kind.value: kind for kind in Kind}
_Table = Mapping[str, Any]


def read_package_list(document: _Table, name: str) -> tuple[Listed, ...]:
    """Return the newest wording of every question in a package; whoever wants its history merges the package.

    Raises:
        Problem: it holds something else than it should.
    """
    return _guarded(_packed(document), name)


def read_questionnaire_list(document: _Table, name: str) -> tuple[Listed, ...]:
    """Return the questions of a questionnaire, under its sections.

    Raises:
        Problem: it holds something else than it should.
    """
    return _guarded(_asked(document), name)


_Found = Iterator[tuple[str, str, str, _Table, Mapping[str, _Table], _Table]]
"""Place, id, section, answer, texts by language, words of the options that stand with the answer."""


def _guarded(found: _Found, name: str) -> tuple[Listed, ...]:
    try:
        return tuple(_listed(name, *each) for each in found)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise Problem("list-json-unknown", file=name) from error


def _packed(document: _Table) -> _Found:
    for number, story in enumerate(document["questions"]):
        newest = story["revisions"][-1]
        texts = {PIVOT: newest} | {code: each["texts"] for code, each in newest.get("translations", {}).items()}
        words = {option["id"]: option["text"] for option in newest["answer"].get("options", ())}
        yield f"questions[{number}]", story["id"], newest["theme"], newest["answer"], texts, words


def _asked(document: _Table) -> _Found:
    for first, section in enumerate(document["sections"]):
        for second, item in enumerate(section["items"]):
            title = section["title"]
            heading = title if isinstance(title, str) else next(iter(title.values()), "")
            yield f"sections[{first}].items[{second}]", item["code"], heading, item["answer"], _wordings(item), {}


def _wordings(item: _Table) -> Mapping[str, _Table]:
    """Return the texts by language; what the buyer worded replaces all, in a language that the file does not say."""
    texts: Mapping[str, _Table] = item["texts"]
    local = item.get("local_wording")
    return {AS_WRITTEN: {**texts.get(PIVOT, {}), "prompt": local}} if local else texts


def _listed(name: str, *found: Any) -> Listed:
    place, number, section, answer, texts, words = found
    ids = [option["id"] for option in answer.get("options", ()) if not option.get("retired")]
    kind = _KINDS.get(answer["kind"], Kind.TEXT)
    wordings = {
        code: Wording(
            clean(each["prompt"]),
            clean(each.get("help", "")),
            tuple(clean(each.get(f"option.{one}") or words.get(one) or one) for one in ids),
        )
        for code, each in texts.items()
        if each.get("prompt")
    }
    unit = answer.get("unit") or answer.get("denominator") or ""
    return Listed(Place(name, "", place), wordings, kind, "type", str(number)[:80], str(section)[:120], str(unit))
