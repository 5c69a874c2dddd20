"""The quiet line of a page about the shared folder: what is new there, or what else there is to say."""

from typing import TYPE_CHECKING

from dialogue_app.domain.dates import date_text
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.folder_desk import FolderDesk
from dialogue_app.gui.widgets.offer_line import OfferLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogue_app.texts import Texts
    from dialogue_app.workspace.shared_files import Offer


class FolderLine(OfferLine):
    """Says on every page the same; what was looked at or put off on one page is gone from all.

    Args:
        session: of the window.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session.texts)
        self._texts = session.texts
        self.desk = FolderDesk.of(session)
        self.desk.news.connect(self._show)
        self.look_wanted.connect(self.desk.look_at)
        self.later_wanted.connect(self.desk.put_off)
        self._show()

    def _show(self) -> None:
        waiting = self.desk.waiting
        told = (_words(waiting, self._texts) if waiting else "", self.desk.remark)
        self.say(" ".join(filter(None, told)), offers=bool(waiting))


def _words(waiting: "Sequence[Offer]", texts: "Texts") -> str:
    first = waiting[0]
    people = first.people or texts("travel.somebody")
    title = first.title or texts("folder.questions")
    if len(waiting) > 1:
        from_one = all(each.people == first.people for each in waiting)
        key = "folder.several-new" if from_one else "folder.several-new-from-all"
        return texts.count(key, len(waiting), people=people, title=title)
    if first.questions is not None:
        return texts.count("folder.questions-new", first.questions, people=people)
    return texts("folder.one-new", people=people, title=title, day=date_text(first.made_at[:10], texts))
