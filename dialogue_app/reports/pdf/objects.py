"""The file format of PDF 1.7: numbered objects, written as soon as they are finished, so that nothing piles up.

Small objects go into compressed object streams, which keeps the hundred thousands of structure elements of a long
report small. Knows nothing about pages, fonts or tags (ISO 32000-1, 7.3 and 7.5).
"""

import hashlib
import zlib
from array import array
from typing import IO

MOST_IN_STREAM = 200
"""Objects of one object stream; readers unpack a whole stream to get at one object."""

_FREE, _PLAIN, _PACKED = 0, 1, 2
_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\n": "\\n", "\r": "\\r"})


def ref(number: int) -> str:
    """Return a reference to an object."""
    return f"{number} 0 R"


def text_string(text: str) -> str:
    """Return text as a PDF string for people: titles, alternatives, bookmarks."""
    if text.isascii():
        return f"({text.translate(_ESCAPES)})"
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


class ObjectFile:
    """A PDF file being written to ``stream``. Close it with the numbers of its catalogue and its information."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()
        self._offset = 0
        self._kinds = array("B", [_FREE])
        self._places = array("Q", [0])
        self._indexes = array("H", [0])
        self._waiting: list[tuple[int, bytes]] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def new(self) -> int:
        """Return the number of an object that will be put later."""
        self._kinds.append(_FREE)
        self._places.append(0)
        self._indexes.append(0)
        return len(self._kinds) - 1

    def put(self, body: str, number: int = 0) -> int:
        """Add an object that is no stream; return its number."""
        number = number or self.new()
        self._waiting.append((number, body.encode("latin-1")))
        if len(self._waiting) == MOST_IN_STREAM:
            self._pack()
        return number

    def put_stream(self, data: bytes, entries: str = "", number: int = 0, *, compressed: bool = True) -> int:
        """Write a stream with more ``entries`` for its dictionary; return its number."""
        number = number or self.new()
        self._kinds[number], self._places[number] = _PLAIN, self._offset
        if compressed:
            data = zlib.compress(data)
            entries += "/Filter/FlateDecode"
        self._write(f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1"))
        self._write(data)
        # Two characters: data that ends in CR must not look as if it ended one character earlier.
        self._write(b"\r\nendstream\nendobj\n")
        return number

    def close(self, catalogue: int, information: int) -> None:
        """Write what is waiting and the table of all objects."""
        self._pack()
        table = self.new()
        start = self._offset
        self._kinds[table], self._places[table] = _PLAIN, start
        rows = b"".join(
            kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
            for kind, place, index in zip(self._kinds, self._places, self._indexes, strict=True)
        )
        identity = self._hash.hexdigest()[:32]
        self.put_stream(
            rows,
            f"/Type/XRef/Size {len(self._kinds)}/W[1 4 2]/Root {ref(catalogue)}/Info {ref(information)}"
            f"/ID[<{identity}><{identity}>]",
            table,
        )
        self._write(f"startxref\n{start}\n%%EOF\n".encode("ascii"))

    def _pack(self) -> None:
        """Write the waiting objects as one object stream."""
        if not self._waiting:
            return
        stream = self.new()
        directory, bodies, offset = [], [], 0
        for index, (number, body) in enumerate(self._waiting):
            self._kinds[number], self._places[number], self._indexes[number] = _PACKED, stream, index
            directory.append(f"{number} {offset}")
            bodies.append(body)
            offset += len(body) + 1
        head = (" ".join(directory) + "\n").encode("ascii")
        entries = f"/Type/ObjStm/N {len(bodies)}/First {len(head)}"
        self._waiting = []
        self.put_stream(head + b"\n".join(bodies), entries, stream)

    def _write(self, data: bytes) -> None:
        self._stream.write(data)
        self._hash.update(data)
        self._offset += len(data)
