"""What goes out before a talk: the questionnaire for suppliers in several formats, and the papers of the event.

``parcel`` reads the workspace once and returns a frozen value; writing needs only that and a path, so it may run in the
background.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app import __version__
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dialogue import Dialogue, DialogueKind
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues
from dialogue_app.texts import Texts
from dialogue_app.workspace import letters
from dialogue_app.workspace.workspace import Workspace
from question_bank import Filled, Profile, fill, standard_texts

if TYPE_CHECKING:
    from dialogue_app.reports import Document

LETTERS = {
    DialogueKind.PRE_CONTRACT: ("invitation", "house-rules", "written-answers"),
    DialogueKind.IN_CONTRACT: ("kick-off", "house-rules", "written-answers"),
}
"""Standard texts that belong to the papers of an event, by kind of dialogue."""

PLANS = {DialogueKind.PRE_CONTRACT: ("one-to-one", "plenary"), DialogueKind.IN_CONTRACT: ("round", "kick-off")}
"""Minute plans of each kind of dialogue, the usual one first."""

_HOUSE_RULES = ("voluntary", "equal", "confidential", "workers", "correct")
_LONGEST_NAME = 60
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
"""Names that Windows keeps for devices."""

Tell = Callable[[float], object]


class SentForm(StrEnum):
    """Forms of a questionnaire that suppliers can get."""

    WORKBOOK = "xlsx"
    PDF = "pdf"
    WORD = "docx"
    XLSFORM = "xlsform"
    JSON = "json"

    @property
    def ending(self) -> str:
        """Ending of its files, with the dot."""
        return ".xlsx" if self is SentForm.XLSFORM else f".{self.value}"


@dataclass(frozen=True, slots=True)
class Parcel:
    """Everything needed to write what goes out. ``workbook_ids`` are by supplier id, "" for the one for all."""

    dialogue: Dialogue
    form: Questionnaire
    suppliers: tuple[Supplier, ...]
    made_at: str
    workbook_ids: Mapping[str, str]
    evidence: Mapping[str, str]
    profile: Profile | None
    cpv: tuple[str, ...]
    letters: tuple[tuple[str, Filled], ...]

    def supplier(self, supplier_id: str) -> Supplier | None:
        """Return a supplier of the dialogue, None for everybody."""
        return next((each for each in self.suppliers if each.id == supplier_id), None)


def parcel(workspace: Workspace, dialogue_id: str, texts: Texts) -> Parcel:
    """Return what is needed to send a dialogue's questionnaire; letters are filled in the language of ``texts``.

    Raises:
        Problem: there is no dialogue with this id, or nothing is asked yet.
    """
    dialogue, form = workspace.dialogue(dialogue_id), workspace.questionnaire(dialogue_id)
    if not any(form.items()):
        raise Problem("nothing-to-send")
    release, new_id = workspace.release, workspace.surroundings.new_id
    suppliers = tuple(each.supplier for each in dialogues.participants(workspace.database, dialogue_id))
    cpv = {code: None for each in release.products if each.code in dialogue.products for code in each.cpv}
    return Parcel(
        dialogue=dialogue,
        form=form,
        suppliers=suppliers,
        made_at=workspace.now(),
        workbook_ids={supplier_id: new_id() for supplier_id in ("", *(each.id for each in suppliers))},
        evidence={each.id: each.name for each in release.evidence},
        profile=next((each for each in release.profiles if each.id == dialogue.profile), None),
        cpv=tuple(cpv),
        letters=tuple(_letters(workspace, dialogue, texts)),
    )


def send(
    sent: Parcel,
    form: SentForm,
    language: str,
    target: Path,
    suppliers: tuple[str, ...] = ("",),
    *,
    tell: Tell = lambda _share: None,
) -> tuple[Path, ...]:
    """Write the questionnaire and return the files, one for each supplier; "" stands for one for all.

    Args:
        sent: from ``parcel``.
        form: in which form.
        language: of the questions and of the words around them.
        target: the file for one, a folder for several.
        suppliers: ids of those it is for.
        tell: told the share done, 0 to 1; what it raises ends the work.

    Raises:
        Problem: the questionnaire is not frozen and answers could not be matched, or a file can't be written.
    """
    if form in (SentForm.WORKBOOK, SentForm.XLSFORM) and not sent.form.frozen_at:
        raise Problem("send-not-frozen")
    paths = (target,) if len(suppliers) == 1 else tuple(_paths(sent, form, suppliers, target))
    for number, (supplier_id, path) in enumerate(zip(suppliers, paths, strict=True)):
        tell(number / len(suppliers))
        _write(sent, form, language, sent.supplier(supplier_id), path)
    return paths


def event_pack(
    sent: Parcel,
    plan: str,
    language: str,
    folder: Path,
    *,
    start: str = "09:00",
    tell: Tell = lambda _share: None,
) -> tuple[Path, ...]:
    """Write the papers of an event into a folder, each as PDF and as Word document, and return them.

    Args:
        sent: from ``parcel``.
        plan: minute plan, one of ``PLANS``.
        language: of the papers.
        folder: exists.
        start: time of day at which the first talk begins, such as 09:30.
        tell: told the share done, 0 to 1; what it raises ends the work.

    Raises:
        Problem: a file can't be written.
    """
    from dialogue_app import reports  # noqa: PLC0415 - document libraries are loaded when a document is wanted

    papers = list(_papers(sent, plan, Texts(language), start))
    made = []
    for number, (name, document) in enumerate(papers):
        tell(number / len(papers))
        stem = folder / _stem(f"{number + 1:02} {name}")
        for ending, write in ((".pdf", reports.write_pdf), (".docx", reports.write_docx)):
            path = stem.with_name(stem.name + ending)
            write(document, path)
            made.append(path)
    return tuple(made)


def file_name(sent: Parcel, form: SentForm, supplier: Supplier | None) -> str:
    """Return a name for the file of a supplier: the dialogue, the supplier, and the ending."""
    names = [sent.dialogue.title, *([supplier.name] if supplier else [])]
    mark = "-xlsform" if form is SentForm.XLSFORM else ""
    return f"{_stem(' '.join(name[:_LONGEST_NAME] for name in names))}{mark}{form.ending}"


def _paths(sent: Parcel, form: SentForm, suppliers: tuple[str, ...], folder: Path) -> Iterator[Path]:
    """Yield a file for each supplier; names that would be the same file, also where case is ignored, get a number."""
    taken = set[str]()
    for supplier_id in suppliers:
        plain = Path(file_name(sent, form, sent.supplier(supplier_id)))
        numbered = (f"{plain.stem}-{number}{plain.suffix}" for number in count(2))
        name = next(each for each in chain([plain.name], numbered) if each.casefold() not in taken)
        taken.add(name.casefold())
        yield folder / name


def _stem(text: str) -> str:
    stem = re.sub(r"[^\w]+", "-", text).strip("-_") or "questionnaire"
    return f"{stem}-1" if _RESERVED.fullmatch(stem) else stem


def _write(sent: Parcel, form: SentForm, language: str, supplier: Supplier | None, path: Path) -> None:
    from dialogue_app import reports  # noqa: PLC0415 - document libraries are loaded when a document is wanted
    from dialogue_app.exchange import questionnaire_json  # noqa: PLC0415

    if form is SentForm.WORKBOOK:
        _write_workbook(sent, Texts(language), supplier, path)
    elif form is SentForm.XLSFORM:
        from dialogue_app.exchange.xlsform import write_xlsform  # noqa: PLC0415

        languages = tuple(dict.fromkeys((language, *sent.dialogue.languages)))
        write_xlsform(sent.form, sent.dialogue, languages, Texts, path, evidence_names=sent.evidence)
    elif form is SentForm.JSON:
        questionnaire_json.write_json(sent.form, sent.dialogue, sent.made_at, path)
    else:
        document = _printed(sent, Texts(language), supplier)
        (reports.write_pdf if form is SentForm.PDF else reports.write_docx)(document, path)


def _write_workbook(sent: Parcel, texts: Texts, supplier: Supplier | None, path: Path) -> None:
    from dialogue_app.exchange.workbook import write_workbook  # noqa: PLC0415 - see _write
    from dialogue_app.exchange.workbook_order import Cover, WorkbookOrder  # noqa: PLC0415

    reply = sent.dialogue.reply
    cover = Cover(
        purpose=sent.dialogue.purpose,
        deadline=date_text(reply.due, texts) if reply.due else "",
        contact=reply.contact,
        confidentiality=texts("sending.confidentiality"),
        house_rules=tuple(texts(f"sending.rule.{name}") for name in _HOUSE_RULES),
    )
    order = WorkbookOrder(
        dialogue=sent.dialogue,
        form=sent.form,
        supplier=supplier,
        language=texts.language,
        workbook_id=sent.workbook_ids[supplier.id if supplier else ""],
        made_at=sent.made_at,
        cover=cover,
        evidence=sent.evidence,
    )
    write_workbook(order, texts, path)


def _printed(sent: Parcel, texts: Texts, supplier: Supplier | None = None) -> "Document":
    from dialogue_app.reports.questionnaire_outline import Cover, questionnaire_outline  # noqa: PLC0415 - see _write

    reply = sent.dialogue.reply
    cover = Cover(
        supplier=supplier.name if supplier else "",
        deadline=reply.due,
        contact=(reply.contact,) if reply.contact else (),
        access_note=texts("sending.confidentiality"),
    )
    return questionnaire_outline(
        sent.form,
        sent.dialogue,
        cover,
        texts,
        moment=sent.made_at,
        program=_program(texts),
        proof_names=sent.evidence,
    )


def _letters(workspace: Workspace, dialogue: Dialogue, texts: Texts) -> Iterator[tuple[str, Filled]]:
    fields, known = standard_texts()
    words = letters.known(workspace, dialogue.id, "", texts)
    for text_id in LETTERS[dialogue.kind]:
        text = next(each for each in known if each.id == text_id)
        yield text.name, fill(text, fields, words)


def _papers(sent: Parcel, plan: str, texts: Texts, start: str) -> Iterator[tuple[str, "Document"]]:
    """Yield name and document of every paper, in the order in which they are needed."""
    from dialogue_app.domain.minute_plans import Plan  # noqa: PLC0415
    from dialogue_app.reports import event_pack as papers  # noqa: PLC0415 - see _write
    from dialogue_app.reports.run_sheet import agenda, run_sheet  # noqa: PLC0415

    moment, program = sent.made_at, _program(texts)
    for name, filled in sent.letters:
        document = papers.letter_outline(filled, name, sent.dialogue, texts, moment=moment, program=program)
        yield name, document
    yield texts("sending.paper.questionnaire"), _printed(sent, texts)
    chosen = Plan(plan)
    asked = (chosen, sent.dialogue, sent.form, texts)
    yield texts("sending.paper.agenda"), agenda(*asked, moment=moment, program=program, start=start)
    yield (
        texts("sending.paper.run-sheet"),
        run_sheet(*asked, moment=moment, program=program, start=start, suppliers=sent.suppliers),
    )
    proof = papers.evidence_list(sent.form, sent.dialogue, sent.evidence, texts, moment=moment, program=program)
    yield texts("sending.paper.evidence"), proof
    if sent.dialogue.kind is DialogueKind.PRE_CONTRACT:
        british = sent.profile is not None and sent.profile.publication == "UK-NOTICE"
        facts = papers.NoticeFacts(cpv=sent.cpv)
        notice = papers.notice_uk if british else papers.notice_eforms
        yield texts("sending.paper.notice"), notice(sent.dialogue, facts, texts, moment=moment, program=program)


def _program(texts: Texts) -> str:
    return texts("report.program-version", version=__version__)
