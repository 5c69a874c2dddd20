"""The bookmarks of a file: chapters, and questions below them, closed at first."""

from dataclasses import dataclass, field

from dialogue_app.reports.pdf.objects import ObjectFile, ref, text_string
from dialogue_app.reports.safe_text import visible


@dataclass(slots=True)
class _Node:
    number: int
    entries: str = ""
    kids: list["_Node"] = field(default_factory=list)


class Bookmarks:
    """Places in the document, noted while it is laid out."""

    def __init__(self, file: ObjectFile) -> None:
        self._file = file
        self._root = _Node(file.new())

    def add(self, level: int, title: str, page: int, y: float) -> None:
        """Note a heading; level 3 goes below the last heading of level 1 or 2."""
        above = self._root.kids[-1] if level > 2 and self._root.kids else self._root
        title = text_string(" ".join(visible(title).split()))
        entries = f"/Title {title}/Parent {ref(above.number)}/Dest[{ref(page)}/XYZ 0 {y:.2f} null]"
        above.kids.append(_Node(self._file.new(), entries))

    def finish(self) -> str:
        """Write the bookmarks; return their entries for the catalogue."""
        if not self._root.kids:
            return ""
        self._put(self._root, "/Type/Outlines", len(self._root.kids))
        return f"/Outlines {ref(self._root.number)}/PageMode/UseOutlines"

    def _put(self, node: _Node, entries: str, count: int) -> None:
        if node.kids:
            entries += f"/First {ref(node.kids[0].number)}/Last {ref(node.kids[-1].number)}/Count {count}"
        self._file.put(f"<<{entries}>>", node.number)
        for before, kid, after in zip([None, *node.kids], node.kids, [*node.kids[1:], None], strict=False):
            neighbours = f"/Prev {ref(before.number)}" if before else ""
            neighbours += f"/Next {ref(after.number)}" if after else ""
            self._put(kid, kid.entries + neighbours, -len(kid.kids))
