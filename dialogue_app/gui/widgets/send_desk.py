"""Turns what the send panel says into files, in the background, from one frozen parcel."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Message, Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.widgets.send_panel import ALL, EACH, SendPanel
from dialogue_app.texts import SOURCE_LANGUAGE
from dialogue_app.workspace import letters, sending
from dialogue_app.workspace.sending import PLANS, Parcel, SentForm

_FOLDER = "sending/folder"


class SendDesk(QObject):
    """Writes the present dialogue's questionnaire and papers.

    Args:
        session: runs the work and says how it ended.
        panel: where the user says what is wanted.
    """

    def __init__(self, session: Session, panel: SendPanel) -> None:
        super().__init__(panel)
        self._session, self._panel = session, panel
        panel.wanted.connect(self._send)
        panel.pack_wanted.connect(self._pack)
        session.dialogue_changed.connect(self._close)
        session.live_changed.connect(self._close)

    def open_panel(self) -> None:
        """Offer what the present dialogue can send; not while a session is live: the papers name all suppliers."""
        session = self._session
        if session.workspace is None or not session.dialogue_id or session.live_supplier:
            return
        dialogue = session.workspace.dialogue(session.dialogue_id)
        suppliers = letters.recipients(session.workspace, dialogue.id)
        self._panel.offer(suppliers, _languages(dialogue), PLANS[dialogue.kind])
        self._panel.open_panel()

    def _close(self, _changed: str) -> None:
        self._panel.hide()
        self._panel.forget()

    def _send(self) -> None:
        form = SentForm(self._panel.form.currentData())
        parcel = self._parcel()
        if parcel is None:
            return
        if form in (SentForm.WORKBOOK, SentForm.XLSFORM) and not parcel.form.frozen_at:
            self._session.report(Problem("send-not-frozen"))
            return
        chosen = self._panel.whom.currentData() if self._panel.whom.isEnabled() else ALL
        whom = tuple(each.id for each in parcel.suppliers) if chosen == EACH else (chosen,)
        target = self._ask_folder() if len(whom) > 1 else self._ask_file(parcel, form, whom[0])
        if target:
            work = _sending(parcel, form, self._panel.language.currentData(), target, whom)
            self._session.start(self._session.texts("sending.writing"), work, self._written)

    def _pack(self) -> None:
        parcel = self._parcel()
        folder = self._ask_folder() if parcel else None
        if parcel and folder:
            panel = self._panel
            start = panel.start.time().toString("HH:mm")
            work = _packing(parcel, panel.plan.currentData(), panel.language.currentData(), folder, start)
            self._session.start(self._session.texts("sending.writing"), work, self._written)

    def _parcel(self) -> Parcel | None:
        session = self._session
        if session.workspace is None:
            return None
        try:
            return sending.parcel(session.workspace, session.dialogue_id, session.texts)
        except Problem as problem:
            session.report(problem)
            return None

    def _ask_file(self, parcel: Parcel, form: SentForm, supplier_id: str) -> Path | None:
        texts = self._session.texts
        proposed = self._folder() / sending.file_name(parcel, form, parcel.supplier(supplier_id))
        kinds = f"{texts(f'sending.form.{form}')} (*{form.ending})"
        name, _ = QFileDialog.getSaveFileName(self._panel, texts("sending.title"), str(proposed), kinds)
        return self._kept(Path(name) if Path(name).suffix else Path(name + form.ending)) if name else None

    def _ask_folder(self) -> Path | None:
        title = self._session.texts("sending.choose-folder")
        name = QFileDialog.getExistingDirectory(self._panel, title, str(self._folder()))
        return self._kept(Path(name)) if name else None

    def _kept(self, target: Path) -> Path:
        self._session.settings.keep_value(_FOLDER, str(target if target.is_dir() else target.parent))
        return target

    def _folder(self) -> Path:
        kept = self._session.settings.value(_FOLDER)
        if kept and Path(kept).is_dir():
            return Path(kept)
        return self._session.workspace.path.parent if self._session.workspace else Path.home()

    def _written(self, made: object) -> None:
        assert isinstance(made, tuple)
        if self._session.live_supplier:
            self._session.say("room.written-meanwhile", Tone.OK)  # the names of the files may be somebody's
            return
        texts, folder = self._session.texts, made[0].parent
        way = WayOut(texts("compare.open-folder"), lambda: _open(folder))
        self._panel.hide()
        sentence = texts.count("sending.written", len(made), file=made[0].name, folder=folder.name)
        self._session.messages.show(Message(sentence, Tone.OK, (way,)))


def _languages(dialogue: Dialogue) -> tuple[str, ...]:
    """Return the dialogue's languages; every question can be asked in the source language."""
    return tuple(dict.fromkeys((*dialogue.languages, SOURCE_LANGUAGE)))


def _sending(parcel: Parcel, form: SentForm, language: str, target: Path, whom: tuple[str, ...]) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> tuple[Path, ...]:
        return sending.send(parcel, form, language, target, whom, tell=progress.say)

    return work


def _packing(parcel: Parcel, plan: str, language: str, folder: Path, start: str) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> tuple[Path, ...]:
        return sending.event_pack(parcel, plan, language, folder, start=start, tell=progress.say)

    return work


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
