"""The status line: saved at, language, bank release, work under way with a way to cancel it, workspace."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QStatusBar, QWidget

from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Job
from dialogue_app.gui.widgets.buttons import icon_button
from dialogue_app.gui.widgets.text import label

_SHOW_AFTER_MS = 400
_PASSPHRASE = "tools.passphrase"


class JobLine(QWidget):
    """One job under way; shows itself only when the job takes longer than 400 ms."""

    def __init__(self, job: Job, name: str, session: Session, bar: "StatusLine") -> None:
        super().__init__(bar)
        self._job, self._bar = job, bar
        self._progress = QProgressBar(maximum=0)
        self._progress.setAccessibleName(name)
        self._progress.setFixedWidth(120)
        self._cancel = icon_button("close", session.texts("status.cancel-job", name=name), job.cancel)
        self.parts: tuple[QWidget, ...] = (label(session.texts("status.job", name=name)), self._progress, self._cancel)
        self._delay = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._delay.timeout.connect(self._appear)
        self._delay.start()
        job.progress.connect(self._advance)
        for ending in (job.done, job.failed, job.cancelled):
            ending.connect(self._end)
        job.cancelled.connect(lambda: session.say("status.job-cancelled", name=name))
        self.hide()

    def _appear(self) -> None:
        for part in self.parts:
            self._bar.addWidget(part)
            part.show()

    def _advance(self, share: float) -> None:
        self._progress.setMaximum(100)
        self._progress.setValue(round(share * 100))

    def _end(self, *_: object) -> None:
        self._delay.stop()
        for part in self.parts:
            self._bar.removeWidget(part)
            part.deleteLater()
        self.deleteLater()


class StatusLine(QStatusBar):
    """What the user can glance at: is it saved, which language, which bank, what runs, which workspace."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self.setAccessibleName(session.texts("status.name"))
        self.saved, self.language, self.bank, self.workspace = (label() for _ in range(4))
        self.lock = icon_button("lock", session.texts("passphrase.sign"), lambda: session.commands.run(_PASSPHRASE))
        for part in (self.saved, self.language, self.bank, self.lock, self.workspace):
            self.addPermanentWidget(part)
        session.saved.connect(self.show_saved)
        session.saving.failing.connect(lambda: self.saved.setText(session.texts("status.not-saved")))
        session.saving.works.connect(self.show_workspace)
        session.workspace_changed.connect(self.show_workspace)
        session.protection_changed.connect(self.show_workspace)
        session.job_started.connect(self.show_job)
        self.language.setText(session.texts(f"language.{session.texts.language}"))
        self.show_workspace()

    def show_saved(self, at: datetime) -> None:
        """Show when the last change was saved."""
        self.saved.setText(self._session.texts("status.saved", time=f"{at:%H:%M:%S}"))

    def show_workspace(self) -> None:
        """Show name and bank release of the open workspace."""
        workspace, texts = self._session.workspace, self._session.texts
        if self._session.saved_at:
            self.show_saved(self._session.saved_at)
        else:
            self.saved.setText(texts("status.no-change") if workspace else "")
        self.bank.setText(texts("status.bank", number=workspace.release_number) if workspace else "")
        self.lock.setVisible(workspace is not None and workspace.protected)
        self.workspace.setText(workspace.path.stem if workspace else texts("status.no-workspace"))

    def show_job(self, job: Job, name: str) -> None:
        """Show work under way, should it take long."""
        JobLine(job, name, self._session, self)
