"""A questionnaire to print and fill in by hand: the cover, how to fill it in, and the items with room for answers.

Takes nothing but the questions; no answer and no other supplier can get into it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Condition, Item, Questionnaire, Section
from dialogue_app.reports.outline import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Stream,
    Together,
    Tone,
)
from dialogue_app.reports.printed import printed
from dialogue_app.reports.questionnaire_fields import AskedIn, answer_blocks, hints
from dialogue_app.texts import Texts

NO_NAMES: Mapping[str, str] = MappingProxyType({})

_RULES = ("code", "scope", "not-known", "proof", "confidential", "workers", "room")


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says beside the dialogue.

    ``supplier`` stands on every page where the paper is made for one; ``deadline`` is an ISO date or words; ``contact``
    are lines, such as a function and an address; ``access_note`` is the sentence on the law of access to documents.
    """

    supplier: str = ""
    deadline: str = ""
    contact: tuple[str, ...] = ()
    access_note: str = ""


def questionnaire_outline(
    form: Questionnaire,
    dialogue: Dialogue,
    cover: Cover,
    texts: Texts,
    *,
    moment: str,
    program: str,
    proof_names: Mapping[str, str] = NO_NAMES,
) -> Document:
    """Return a questionnaire to print as a Document.

    Args:
        form: what is asked.
        dialogue: what it is asked for.
        cover: deadline, contact and, where it is made for one, the supplier.
        texts: the language of the paper; questions without a wording in it are printed in the original and say so.
        moment: when it is made, UTC ISO text.
        program: the program and its version.
        proof_names: names of kinds of proof by their id (EV05); an id without a name is left out.
    """
    return printed(
        Stream(lambda: _blocks(form, dialogue, cover, AskedIn(texts, proof_names))),
        texts,
        title=texts("form.document-title", dialogue=dialogue.title),
        notice=cover.supplier or texts("form.notice"),
        moment=moment,
        program=program,
        state=texts("form.state", version=texts.formats.number(form.version)),
    )


def _blocks(form: Questionnaire, dialogue: Dialogue, cover: Cover, asked: AskedIn) -> Iterator[Block]:
    yield Heading(1, dialogue.title)
    yield Paragraph(asked.texts("form.subtitle"), Tone.STRONG)
    yield Facts(_facts(form, dialogue, cover, asked.texts))
    yield Heading(2, asked.texts("form.how-to-fill"))
    yield Bullets(tuple(asked.texts(f"form.rule.{rule}") for rule in _RULES))
    yield Paragraph(cover.access_note or asked.texts("form.access-note"), Tone.MUTED)
    for section in form.sections:
        yield from _section(section, form, asked)
    yield Together(tuple(_end(asked)))


def _facts(form: Questionnaire, dialogue: Dialogue, cover: Cover, texts: Texts) -> tuple[tuple[str, str], ...]:
    deadline = cover.deadline or dialogue.reply.due
    pairs = {
        "purpose": dialogue.purpose,
        "buyers": ", ".join(dialogue.buyers),
        "procurement": dialogue.procurement,
        "supplier": cover.supplier or texts("form.to-fill"),
        "deadline": date_text(deadline, texts) or texts("form.no-deadline"),
        "contact": "\n".join(cover.contact) or dialogue.reply.contact or texts("form.no-contact"),
        "questions": _extent(form, texts),
        "version": texts.formats.number(form.version),
    }
    return tuple((texts(f"form.fact.{name}"), value) for name, value in pairs.items() if value)


def _extent(form: Questionnaire, texts: Texts) -> str:
    asked = len(list(form.items()))
    hours = texts.count("form.hours", form.supplier_hours())
    return texts("form.extent", questions=texts.count("form.questions", asked), hours=hours)


def _section(section: Section, form: Questionnaire, asked: AskedIn) -> Iterator[Block]:
    yield Heading(2, section.title)
    for item in section.items:
        yield Together((*_question(item, form, asked), *answer_blocks(item, asked)))


def _question(item: Item, form: Questionnaire, asked: AskedIn) -> Iterator[Block]:
    texts = asked.texts
    prompt = item.prompt(texts.language)
    yield Heading(3, texts("form.item", item=item.code, question=prompt), bookmark=item.code)
    if item.condition:
        yield Paragraph(_condition(item.condition, form, texts), Tone.MARK)
    notes = (
        hints(item, asked) if _in_our_language(item, texts.language) else (texts("form.original"), *hints(item, asked))
    )
    yield Paragraph(" ".join(notes), Tone.MUTED)


def _in_our_language(item: Item, language: str) -> bool:
    return bool(item.local_wording or item.snapshot.texts.get(language, {}).get("prompt"))


def _condition(condition: Condition, form: Questionnaire, texts: Texts) -> str:
    lead = form.item(condition.item_id)
    options = " / ".join(lead.snapshot.option_text(option, texts.language) for option in condition.options)
    return texts("form.only-if", item=lead.code, options=options)


def _end(asked: AskedIn) -> Iterator[Block]:
    texts = asked.texts
    yield Heading(2, texts("form.end"))
    yield Paragraph(texts("form.end-text"))
    yield asked.fields(dict.fromkeys(("organisation", "function", "filled-on", "attachments"), 1))
