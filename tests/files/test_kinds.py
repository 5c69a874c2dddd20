"""What a file really is, by its first bytes."""

import pytest

from dialogue_app.files.kinds import fits_name, kind_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
        (b"\x00\x00\x00\x18ftypheic", "image"),
        (b"PK\x03\x04\x14\x00\x06\x00 [Content_Types].xml", "office"),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis", "office"),
        (b"PK\x03\x04\x00\x00 photos/1.jpg", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office-old"),
        (b"MZ\x90\x00", "program"),
        (b"\x7fELF\x02", "program"),
        (b"  <!DOCTYPE html><html>", "web"),
        ("Überblick, 你好".encode(), "text"),
        ("\ufeffname;city".encode(), "text"),
        ("a\tb".encode("utf-16"), "text"),
        (b"\x00\x01\x02\x03", "unknown"),
        (b"\x07bell", "unknown"),
    ],
)
def test_the_first_bytes_tell_the_kind(head, kind):
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    ("kind", "name", "fits"),
    [
        ("pdf", "a.PDF", True),
        ("image", "a.pdf", False),
        ("program", "invoice.pdf.exe", True),
        ("program", "invoice.pdf", False),
        ("archive", "list.xlsx", True),
        ("text", "list.pdf", False),
        ("unknown", "list.pdf", False),
        ("unknown", "list.step", True),
        ("text", "list.po", True),
        ("pdf", "report", True),
    ],
)
def test_a_name_agrees_with_what_a_file_is(kind, name, fits):
    assert fits_name(kind, name) is fits
