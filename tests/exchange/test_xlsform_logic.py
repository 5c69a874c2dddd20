"""How the form behaves while it is filled in: what is asked when, and which answers it refuses.

The form is converted by pyxform, answers are put in, and the expressions of XForms are evaluated as a telephone does.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from dialogue_app.domain.questionnaire import Condition, Item
from question_bank import Kind
from tests.exchange.test_xlsform import asked, choosing, converted, form_of

TODAY = 20261122
"""XPath compares days as numbers."""

XFORMS = "{http://www.w3.org/2002/xforms}"


def text_of(node: object) -> str:
    if isinstance(node, list):
        return (node[0].text or "") if node else ""
    return str(node)


def pattern_of(text: object) -> str:
    return str(text).removeprefix("^").removesuffix("$")


FUNCTIONS: dict[str, Callable[..., object]] = {
    "selected": lambda _, node, option: option in text_of(node).split(),
    "count-selected": lambda _, node: float(len(text_of(node).split())),
    "if": lambda _, condition, yes, no: yes if condition else no,
    "regex": lambda _, node, pattern: bool(re.fullmatch(pattern_of(pattern), text_of(node))),
    "today": lambda _: float(TODAY),
}


class Filled:
    """A form being filled in."""

    def __init__(self, folder: Path, *items: Item) -> None:
        root = etree.fromstring(converted(form_of(*items), folder).xform.encode())
        self.data = etree.fromstring(etree.tostring(root.find(f".//{XFORMS}instance")[0]))
        for node in self.data.iter():
            node.tag = etree.QName(node).localname
        self.binds = {bind.get("nodeset"): bind for bind in root.iter(f"{XFORMS}bind")}
        self.itemsets = {part.getparent().get("ref"): part.get("nodeset") for part in root.iter(f"{XFORMS}itemset")}

    def put(self, name: str, answer: str) -> "Filled":
        self.node(name).text = answer
        return self

    def node(self, name: str) -> etree._Element:
        return next(node for node in self.data.iter() if node.tag == name)

    def asks(self, name: str) -> bool:
        """Whether a question is shown: it and everything around it is relevant."""
        nodes = [self.node(name), *self.node(name).iterancestors()]
        return all(self._true(node, "relevant") for node in nodes)

    def accepts(self, name: str, answer: str) -> bool:
        return self.put(name, answer)._true(self.node(name), "constraint")

    def states(self, name: str) -> bool:
        """Whether the list of states is filtered for an item with a value."""
        found = re.search(r"given =(.*)\]", self.itemsets[self._path(self.node(f"{name}__state"))])
        assert found
        return bool(self._evaluated(found[1], self.node(name)) == "yes")

    def _true(self, node: etree._Element, rule: str) -> bool:
        bind = self.binds.get(self._path(node))
        expression = bind.get(rule) if bind is not None else None
        return bool(self._evaluated(expression, node)) if expression else True

    def _evaluated(self, expression: str, node: etree._Element) -> object:
        return node.xpath(expression, extensions={(None, name): function for name, function in FUNCTIONS.items()})

    def _path(self, node: etree._Element) -> str:
        names = [node.tag, *(around.tag for around in node.iterancestors())]
        return "/" + "/".join(reversed(names))


def test_a_question_with_a_condition_is_asked_only_after_the_answers_it_names(tmp_path: Path) -> None:
    lead, then = asked(Kind.YES_PARTLY_NO, 101), asked(Kind.TEXT, 102)
    form = Filled(tmp_path, lead, replace(then, condition=Condition(lead.id, ("yes", "partly"))))
    assert not form.asks("TRN_102_K")
    assert form.put("TRN_101_K", "yes").asks("TRN_102_K")
    assert form.put("TRN_101_K", "partly").asks("TRN_102_K")
    assert not form.put("TRN_101_K", "no").asks("TRN_102_K")


def test_an_explanation_is_asked_for_partly_and_no(tmp_path: Path) -> None:
    form = Filled(tmp_path, asked(Kind.YES_PARTLY_NO, 101))
    assert [form.put("TRN_101_K", said).asks("TRN_101_K__remark") for said in ("", "yes", "partly", "no")] == [
        *(False, False, True, True)
    ]


@pytest.mark.parametrize("kind", [Kind.SINGLE, Kind.MULTI, Kind.BAND])
def test_a_remark_is_asked_only_after_an_option_that_needs_one(kind: Kind, tmp_path: Path) -> None:
    form = Filled(tmp_path, choosing(kind, 101))
    assert not form.put("TRN_101_K", "plan").asks("TRN_101_K__remark")
    assert form.put("TRN_101_K", "other").asks("TRN_101_K__remark")


def test_an_exclusive_option_stands_alone(tmp_path: Path) -> None:
    form = Filled(tmp_path, choosing(Kind.MULTI, 101, fewest=2, most=2))
    assert form.accepts("TRN_101_K", "plan other")
    assert form.accepts("TRN_101_K", "none")
    assert not form.accepts("TRN_101_K", "plan none")
    assert not form.accepts("TRN_101_K", "plan")
    assert not form.accepts("TRN_101_K", "plan other more")


def test_a_percentage_lies_between_0_and_100(tmp_path: Path) -> None:
    form = Filled(tmp_path, asked(Kind.PERCENT, 101))
    assert [form.accepts("TRN_101_K", said) for said in ("0", "63.5", "100", "-1", "100.1")] == [
        *(True, True, True, False, False)
    ]


def test_a_date_in_the_past_is_not_after_today_and_can_be_a_quarter(tmp_path: Path) -> None:
    form = Filled(tmp_path, asked(Kind.DATE, 101))
    assert [form.accepts("TRN_101_K", str(TODAY + days)) for days in (-1, 0, 1)] == [True, True, False]
    form.put("TRN_101_K", "")
    assert form.asks("TRN_101_K__about")
    good = [form.accepts("TRN_101_K__about", said) for said in ("2026", "2026-Q3", "2026-11", "2026-11-22")]
    bad = [form.accepts("TRN_101_K__about", said) for said in ("26", "2026-Q5", "2026-13", "22.11.2026", "soon")]
    assert (all(good), any(bad)) == (True, False)
    assert not form.put("TRN_101_K", "2026-11-01").asks("TRN_101_K__about")


def test_a_text_has_its_longest_length_and_a_claim_240_characters(tmp_path: Path) -> None:
    form = Filled(tmp_path, asked(Kind.TEXT, 101))
    assert form.accepts("TRN_101_K", "x" * 2500)
    assert not form.accepts("TRN_101_K", "x" * 2501)
    assert form.accepts("TRN_101_K__claim", "x" * 240)
    assert not form.accepts("TRN_101_K__claim", "x" * 241)


def test_places_of_a_ranking_follow_one_another_without_ties(tmp_path: Path) -> None:
    form = Filled(tmp_path, choosing(Kind.RANK, 101, ranks=2))
    assert not form.asks("TRN_101_K__place_2")
    assert form.put("TRN_101_K__place_1", "plan").asks("TRN_101_K__place_2")
    assert form.accepts("TRN_101_K__place_2", "other")
    assert form.asks("TRN_101_K__remark")
    assert not form.accepts("TRN_101_K__place_2", "plan")
    assert not form.accepts("TRN_101_K__place_2", "none")
    assert not form.put("TRN_101_K__place_1", "none").asks("TRN_101_K__place_2")


def test_scope_is_asked_where_something_is_affirmed_and_names_where_needed(tmp_path: Path) -> None:
    form = Filled(tmp_path, asked(Kind.YES_PARTLY_NO, 101))
    assert [form.put("TRN_101_K", said).asks("TRN_101_K__scope") for said in ("", "no", "yes")] == [False, False, True]
    assert not form.put("TRN_101_K__scope", "all-offered").asks("TRN_101_K__scope_text")
    assert form.put("TRN_101_K__scope", "one-model").asks("TRN_101_K__scope_text")


@pytest.mark.parametrize("kind", Kind)
def test_reasons_are_offered_while_there_is_no_answer_and_partly_once_there_is_one(kind: Kind, tmp_path: Path) -> None:
    made = choosing(kind, 101, ranks=2) if kind is Kind.RANK else asked(kind, 101)
    form = Filled(tmp_path, made)
    assert not form.states("TRN_101_K")
    answered = {Kind.RANK: "TRN_101_K__place_1", Kind.DATE: "TRN_101_K__about"}
    answered |= dict.fromkeys((Kind.CERTIFICATES, Kind.FACTORIES, Kind.FILE), "TRN_101_K__rows")
    assert form.put(answered.get(kind, "TRN_101_K"), "2").states("TRN_101_K")
    assert form.asks("TRN_101_K__claim")


def test_each_state_asks_for_what_belongs_to_it(tmp_path: Path) -> None:
    form = Filled(tmp_path, asked(Kind.TEXT, 101))
    follow = ("reason", "reason_text", "due")
    said = {}
    for state in ("declined", "not-known", "not-applicable", "will-send"):
        form.put("TRN_101_K__state", state)
        said[state] = [part for part in follow if form.asks(f"TRN_101_K__{part}")]
    assert said == {"declined": ["reason"], "not-known": [], "not-applicable": ["reason_text"], "will-send": ["due"]}
    assert [form.accepts("TRN_101_K__due", str(TODAY + days)) for days in (-1, 0, 1)] == [False, True, True]
    assert form.put("TRN_101_K__reason", "other").asks("TRN_101_K__reason_text")


def test_a_reason_is_asked_for_what_is_confidential(tmp_path: Path) -> None:
    form = Filled(tmp_path, asked(Kind.NUMBER, 101))
    assert not form.asks("TRN_101_K__confidential")
    assert form.put("TRN_101_K", "37").asks("TRN_101_K__confidential")
    assert not form.asks("TRN_101_K__confidential_reason")
    assert form.put("TRN_101_K__confidential", "OK").asks("TRN_101_K__confidential_reason")
