"""Writes letters about findings: one from the talk, or all that are due in a contract into a folder."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Message, Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.targets import Targets

if TYPE_CHECKING:
    from dialogue_app.gui.tasks import Work
    from dialogue_app.workspace.noticing import Notice, Written
    from dialogue_app.workspace.workspace import Workspace

Writing = Callable[[], "tuple[Written, ...]"]


class NoticeDesk(QObject):
    """Reads letters, asks where they go, writes them in the background, and keeps that they went out.

    Args:
        session: runs the work and says how it ended.
        before: the widget that the questions of the system stand before.
    """

    def __init__(self, session: Session, before: QWidget) -> None:
        super().__init__(before)
        self._session, self._before = session, before
        self._targets = Targets(session, before, "sending")

    def write_one(self, finding_id: str, language: str) -> None:
        """Write the letter that fits a finding, after a look at what it names."""
        from dialogue_app.workspace import noticing  # noqa: PLC0415 - letters are loaded when one is wanted

        self._after_look(lambda home: (noticing.notice(home, finding_id, language),), self._ask_file)

    def pages(self, finding_id: str, language: str, done: Callable[[bytes], object]) -> None:
        """Make the letter about a finding as PDF to look at; nothing leaves the house by looking."""
        from dialogue_app.workspace import noticing  # noqa: PLC0415 - see write_one

        session = self._session

        def finished(data: object) -> None:
            if isinstance(data, bytes):
                done(data)

        try:
            assert session.workspace
            letter = noticing.notice(session.workspace, finding_id, language)
        except Problem as problem:
            session.report(problem)
            return
        session.start(session.texts("compare.preparing"), lambda _progress: _pages(letter), finished)

    def write_due(self) -> None:
        """Write every letter that is due in the contract of the present dialogue; not while a session is live."""
        from dialogue_app.workspace import noticing  # noqa: PLC0415 - see write_one

        dialogue_id, language = self._session.dialogue_id, self._session.texts.language
        if dialogue_id and not self._session.live_supplier:
            self._after_look(
                lambda home: noticing.notices(home, noticing.due(home, dialogue_id), language), self._ask_folder
            )

    def _after_look(
        self, read: "Callable[[Workspace], Sequence[Notice]]", go_on: "Callable[[Sequence[Notice]], None]"
    ) -> None:
        """Read letters and go on; where they name somebody, the user says first that it may stand."""
        session = self._session
        if session.workspace is None:
            return
        try:
            made = read(session.workspace)
        except Problem as problem:
            session.report(problem)
            return
        looks = [each for each in made if each.looks]
        if not looks:
            go_on(made)
            return
        words = "; ".join(dict.fromkeys(word for each in looks for word in each.looks))
        named = Problem("notice-names", number=looks[0].finding.number, words=words)
        session.report(named, [WayOut(session.texts("notices.looked"), lambda: go_on(made))])

    def _ask_file(self, made: "Sequence[Notice]") -> None:
        from dialogue_app.workspace import noticing  # noqa: PLC0415 - see write_one
        from dialogue_app.workspace.documents import Format  # noqa: PLC0415

        texts, (letter,) = self._session.texts, made
        kinds = {f".{form}": texts(f"compare.format.{form}") for form in (Format.DOCX, *Format)}
        name = letter.file_name(Format.DOCX)
        target = self._targets.ask_file(texts("notices.choose-file"), name, kinds)
        if target:
            form = Format(target.suffix[1:].lower())
            self._start(lambda: (noticing.write(letter, form, target, looked=True),), target)

    def _ask_folder(self, made: "Sequence[Notice]") -> None:
        from dialogue_app.workspace import noticing  # noqa: PLC0415 - see write_one
        from dialogue_app.workspace.documents import Format  # noqa: PLC0415

        folder = self._targets.ask_folder(self._session.texts("sending.choose-folder"))
        if folder:
            first: Format = Format.DOCX
            self._start(lambda: noticing.write_all(made, first, folder, looked=True), folder / made[0].file_name(first))

    def _start(self, writing: Writing, first: Path) -> None:
        session = self._session
        assert session.workspace
        work: Work = lambda _progress: writing()  # noqa: E731 - frozen values and paths only
        session.start(session.texts("sending.writing"), work, partial(self._written, session.workspace, first))

    def _written(self, home: "Workspace", first: Path, written: object) -> None:
        from dialogue_app.workspace import noticing  # noqa: PLC0415 - see write_one

        assert isinstance(written, tuple)
        session = self._session
        if session.workspace is not home:
            session.say("notices.not-recorded", Tone.WARN)
            return
        if session.perform(lambda: noticing.record(home, written)) is None:
            return
        if session.live_supplier not in ("", written[0].notice.supplier_id):
            session.say("room.written-meanwhile", Tone.OK)  # the names of the files may be somebody's
            return
        texts = session.texts
        sentence = texts.count("sending.written", len(written), file=first.name, folder=first.parent.name)
        ways = self._targets.ways_to(first)
        session.messages.show(Message(sentence, Tone.OK, ways if len(written) == 1 else ways[1:]))


def _pages(letter: "Notice") -> bytes:
    """Return a letter as PDF."""
    from dialogue_app.workspace import documents  # noqa: PLC0415 - see write_one

    return documents.pages(letter.document())
