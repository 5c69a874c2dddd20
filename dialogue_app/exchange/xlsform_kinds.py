"""The heart of an item in an XLSForm: what is asked for, by kind of answer.

Kinds with rows (certificates, factories, files) are in ``xlsform_tables``; scope, state and claim in
``xlsform_around``.
"""

from collections.abc import Callable

from dialogue_app.domain.dates import PartialDate
from dialogue_app.exchange.xlsform_asked import Asked, filled
from dialogue_app.exchange.xlsform_names import reference
from dialogue_app.exchange.xlsform_options import rank_part, several_part, single_part
from dialogue_app.exchange.xlsform_sheets import SILENT, Part, Row, Said
from question_bank import Kind

PARTIAL_DATE = f"regex(., '^{PartialDate.PATTERN.pattern}$')"
"""Accepts 2026, 2026-Q3, 2026-11 and 2026-11-22."""

_DATE_RULES = {"past": ". <= today()", "future": ". >= today()"}


def value_part(asked: Asked) -> Part:
    """Return the rows that take the value of an item without rows of its own."""
    return _MAKERS[asked.spec.kind](asked)


def _number(asked: Asked) -> Part:
    spec, wording = asked.spec, asked.wording
    unit, per = wording.original(spec.unit), wording.original(spec.per)
    key = "xlsform.hint.unit-per" if spec.per else "xlsform.hint.unit"
    line = wording.say(key, unit=unit, per=per) if spec.unit else SILENT
    value = Row("decimal", asked.name, asked.prompt(), asked.hint(line))
    period = Row("text", asked.part("period"), wording.say("xlsform.period"), relevant=filled(asked.name))
    return Part((value, *([period] if spec.per else []), _estimated(asked)))


def _percent(asked: Asked) -> Part:
    wording = asked.wording
    of = wording.bank(asked.item.snapshot, "denominator") or wording.original(asked.spec.denominator)
    line = wording.say("xlsform.hint.of", of=of) if of else SILENT
    value = percent_row(asked, asked.name, asked.prompt(), asked.hint(line))
    ask_of = Row("text", asked.part("of"), wording.say("xlsform.of"), relevant=filled(asked.name))
    return Part((value, *([] if of else [ask_of]), _estimated(asked)))


def percent_row(asked: Asked, name: str, label: Said, hint: Said = SILENT, relevant: str = "") -> Row:
    """Return a question for a share from 0 to 100."""
    message = asked.wording.say("xlsform.percent")
    rule = ". >= 0 and . <= 100"
    return Row("decimal", name, label, hint, constraint=rule, constraint_message=message, relevant=relevant)


def _estimated(asked: Asked) -> Row:
    label = asked.wording.say("xlsform.estimated")
    return Row("acknowledge", asked.part("estimated"), label, relevant=filled(asked.name))


def _date(asked: Asked) -> Part:
    spec, say = asked.spec, asked.wording.say
    label = asked.wording.original(spec.label)
    line = say("xlsform.hint.label", label=label) if label else SILENT
    rule = _DATE_RULES.get(spec.rule, "")
    day = Row(
        "date",
        asked.name,
        asked.prompt(),
        asked.hint(line),
        constraint=rule,
        constraint_message=say(f"xlsform.date-{spec.rule}") if rule else SILENT,
    )
    about = Row(
        "text",
        asked.part("about"),
        say("xlsform.about-date"),
        say("xlsform.hint.about-date"),
        relevant=f"{reference(asked.name)} = ''",
        constraint=PARTIAL_DATE,
        constraint_message=say("xlsform.partial-date"),
    )
    return Part((day, about))


def _text(asked: Asked) -> Part:
    longest = asked.spec.longest
    row = Row(
        "text",
        asked.name,
        asked.prompt(),
        asked.hint(),
        constraint=f"string-length(.) <= {longest}",
        constraint_message=asked.wording.say("xlsform.longest", longest=longest),
        appearance="multiline",
    )
    return Part((row,))


_MAKERS: dict[Kind, Callable[[Asked], Part]] = {
    Kind.YES_PARTLY_NO: single_part,
    Kind.SINGLE: single_part,
    Kind.BAND: single_part,
    Kind.MULTI: several_part,
    Kind.RANK: rank_part,
    Kind.NUMBER: _number,
    Kind.PERCENT: _percent,
    Kind.DATE: _date,
    Kind.TEXT: _text,
}
