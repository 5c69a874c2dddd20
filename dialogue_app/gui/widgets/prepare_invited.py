"""Who is invited to a dialogue that is not made yet: known suppliers to tick, new ones to type or to paste."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialogue_app.domain.suppliers import Role, Supplier, named
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.choice_list import ChoiceList
from dialogue_app.gui.widgets.field_block import buddy
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.gui.widgets.text_area import TextArea
from dialogue_app.texts import Texts

_BETWEEN_NAMES = re.compile(r"[\n\t;]")
"""Lines, cells of a table and addresses of an e-mail; a comma belongs to many names."""


class InvitedPanel(QWidget):
    """A list of known suppliers to tick, and room for names, one a line; a known name is recognised.

    Signals:
        changed(): who is invited has changed.

    Args:
        texts: words of the window.
    """

    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._known: tuple[Supplier, ...] = ()
        self.list = ChoiceList((), rows=6)
        self.list.setAccessibleName(texts("prepare.known-suppliers"))
        self.names = TextArea(6)
        self.role = ChoiceBox(texts("prepare.new-role"), [(role.value, texts(f"role.{role}")) for role in Role])
        self.count = hint("")
        self._lay_out()
        self.list.changed.connect(self._told)
        self.names.typed.connect(self._told)
        self.role.chosen.connect(lambda _: self._told())
        self._say_count()

    @property
    def invited(self) -> tuple[Supplier, ...]:
        """Who is ticked or named, each once; a supplier without an id is a new one."""
        ticked = [each for each in self._known if each.id in set(self.list.codes)]
        written = named(_BETWEEN_NAMES.split(self.names.said), self._known, Role(self.role.code))
        return (*ticked, *(each for each in written if each not in ticked))

    def offer(self, known: Sequence[Supplier]) -> None:
        """Offer the suppliers of the workspace; who was ticked stays ticked."""
        ticked = self.list.codes
        self._known = tuple(known)
        self.list.offer([(each.id, self._words(each)) for each in known])
        self.list.tick(ticked)

    def invite(self, suppliers: Iterable[Supplier]) -> None:
        """Invite these suppliers and nobody else."""
        new = [each for each in suppliers if not each.id]
        self.list.tick(each.id for each in suppliers if each.id)
        self.names.show_text("\n".join(each.name for each in new))
        self.role.choose((new[0].role if new else Role.BRAND).value)
        self._say_count()

    def focus_first(self) -> None:
        """Begin at the known suppliers; without any, at the names."""
        (self.list if self._known else self.names).setFocus()

    def follow_look(self) -> None:
        """Take the heights of the present text size."""
        self.list.follow_look()
        self.names.follow_look()

    def _words(self, supplier: Supplier) -> str:
        facts = (self._texts(f"role.{supplier.role}"), supplier.group, supplier.country)
        return self._texts("participants.line", name=supplier.name, facts=", ".join(fact for fact in facts if fact))

    def _told(self) -> None:
        self._say_count()
        self.changed.emit()

    def _say_count(self) -> None:
        invited = self.invited
        known = sum(bool(each.id) for each in invited)
        said = self._texts.count("prepare.invited", len(invited))
        self.count.setText(f"{said} {self._texts('prepare.of-them-known', n=known)}" if known else said)
        for part in (self._list_name, self.list):
            part.setVisible(bool(self._known))

    def _lay_out(self) -> None:
        self._list_name = label(self._texts("prepare.known-suppliers"), wrap=True)
        self._list_name.setBuddy(self.list)
        names = buddy(self._texts("prepare.new-suppliers"), self.names)
        parts = (self._list_name, self.list, names, self.names,
                 buddy(self._texts("prepare.new-role"), self.role), self.role, self.count)  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for part in parts:
            column.addWidget(part)
