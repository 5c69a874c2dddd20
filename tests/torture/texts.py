"""Texts that have broken programs before, made by rules of our own: name and text, always in the same order.

Nothing here is copied from a list of others: each family is a rule, so that a new place or format meets all of them.
"""

import unicodedata
from collections.abc import Iterator

Named = tuple[str, str]

TAGS = ("b", "i", "font color=red", "a href='javascript:alert(1)'", "img src=x onerror=alert(1)", "script", "iframe",
        "svg onload=alert(1)", "para", "br/", "table", "style", "input value=x", "super", "unichar code='65'", "link",
        "onDraw name=x", "object data=x", "meta http-equiv=refresh", "base href=x", "form action=x",
        "video src=x")  # fmt: skip
FUNCTIONS = ("1+1", "SUM(A1:A9)", 'HYPERLINK("http://example.org","x")', "cmd|' /C calc'!A0",
        'WEBSERVICE("http://x")',
             'IMPORTXML("http://x","//a")', "A1", "RAND()", "[1]Sheet1!A1", "DDE(1)", "'file:///etc/passwd'#$a.A1",
             'INDIRECT("A1")')  # fmt: skip
STARTS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00a0=", "＝", "＋", "－", "＠", "|", "%", "'=", '"=')
URLS = ("http://example.org", "https://example.org/?a=1&b=2", "javascript:alert(1)", "file:///etc/hostname",
        "data:text/html;base64,PGI+", "mailto:a@example.org", "ftp://example.org", "\\\\server\\share\\x",
        "vbscript:x",
        "www.example.org", "//example.org/x", "tel:+46850829000", "qrc:/x.png", "smb://x/y", "ms-word:ofe|u|x",
        "John <john@example.com>")  # fmt: skip
PATHS = ("../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "C:\\Windows\\System32", "~/.ssh/id_rsa",
         "file.txt::$DATA", "a/b/c", "a\\b", "%APPDATA%\\x", "$HOME/x", "./.", "..", ".", "name.", " name ",
        "a:b", "a*b?",
         "a|b", '"a"', "<a>")  # fmt: skip
DEVICES = ("CON", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "con.txt", "nul.xlsx", "CONIN$", "CLOCK$")
TEMPLATES = ("{}", "{0}", "{name}", "{n!r}", "{a.__class__}", "{{x}}", "%s", "%(x)s", "%n", "%1", "$x", "${x}",
        "#{x}",
             "{% if x %}", "{{ 7*7 }}", "<%= x %>", "<?php x ?>", "`id`", "$(id)", "\\1", "\\n", "\\u0041",
        "%d%d%d", "{",
             "}", "%", "%%", "$", "\\", "{!}", "{x:>10000000}", "&[File]", "&P", "&A", "#REF!", "#N/A",
        "#VALUE!", "TRUE",
             "NULL", "None", "nan", "inf", "1e999", "0x41", "1/2", "3-4", "2026-11-22", "00123", "1E5", "-0",
        "1,5")  # fmt: skip
XML = ("]]>", "<![CDATA[x]]>", "<!--", "-->", "<!DOCTYPE a>", "<!ENTITY x 'y'>", "&lt;", "&amp;amp;", "&#0;",
        "&#x41;",
       "&nbsp;", "&unknown;", "&", "<", ">", '"', "'", "<?xml version='1.0'?>", "_x0041_", "_x000D_", "_x_",
        "<w:t>x</w:t>",
       "xmlns:x='y'")  # fmt: skip
PDF = ("(x)", ") Tj", "BT /F1 12 Tf", "endstream endobj", "%%EOF", "/JS (alert)", "<< /S /JavaScript >>",
        "\\(", "\\)",
       "<feff0041>", "stream", "1 0 obj")  # fmt: skip
SQL = (
    "'; DROP TABLE answer_event; --",
    "' OR '1'='1",
    '"; x',
    "Robert');",
    "%_",
    "x'00'",
    "?1",
    ":name",
    "--",
    "/*",
    "*/",
)
CONTROLS = (*range(0x20), 0x7F, 0x80, 0x85, 0x9F, 0xA0, 0xAD)
INVISIBLE = (
    0x200B,
    0x200C,
    0x200D,
    0x2060,
    0xFEFF,
    0x180E,
    0x034F,
    0x115F,
    0x3164,
    0xFFA0,
    0x2061,
    0x2063,
    0x00AD,
    0x061C,
)
BIDI = (0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069)
SPACES = (0x00A0, 0x1680, 0x2000, 0x2003, 0x2007, 0x2009, 0x200A, 0x202F, 0x205F, 0x3000)
LINES = ("\n", "\r", "\r\n", "\n\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
BROKEN = (0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFE, 0x10FFFF, 0xE000, 0xF8FF, 0xFFFD)
LETTERS = ("Ελληνικά", "Български", "žluťoučký", "Ísland", "İstanbul ı", "ﬁnance ﬂow", "Straße ẞ", "עברית", "العربية",
           "فارسی ۱۲۳", "हिन्दी", "ไทย", "中文工厂", "日本語", "한국어", "ქართული", "አማርኛ", "👩🏽\u200d🔧", "🏳️\u200d🌈",
        "🇸🇪", "1️⃣", "😀" * 40,
           "𝔘𝔫𝔦", "Å Å Å", "ﷺ", "\U000e0041\U000e007f", "ａｂｃ", "①②", "½ ⅓ ²", "→ ≤ €", "ǅ ǈ", "ŉ")  # fmt: skip
FAMILIES = {
    "url": URLS,
    "path": PATHS,
    "device": DEVICES,
    "template": TEMPLATES,
    "xml": XML,
    "pdf": PDF,
    "sql": SQL,
    "letters": LETTERS,
}
CODES = {"control": CONTROLS, "invisible": INVISIBLE, "bidi": BIDI, "space": SPACES, "broken": BROKEN}
LONGEST = 20_000
"""What a note may hold; a claim holds 240 characters."""


def corpus() -> tuple[Named, ...]:
    """Return every text once, with a name that tells the rule."""
    return tuple({text: (name, text) for name, text in _all()}.values())


def _all() -> Iterator[Named]:
    for tag in TAGS:
        yield f"tag {tag[:8]}", f"<{tag}>Words</{tag.split(maxsplit=1)[0]}>"
        yield f"open tag {tag[:8]}", f"We <{tag}> said"
    for start in STARTS:
        yield f"formula {start!r}", f"{start}1+1"
        yield f"formula call {start!r}", f"{start}{FUNCTIONS[len(start)]}"
    yield from ((f"function {body[:9]}", f"={body}") for body in FUNCTIONS)
    for family, texts in FAMILIES.items():
        yield from ((f"{family} {text[:12]!r}", text) for text in texts)
        yield from ((f"{family} within {text[:12]!r}", f"We said {text} twice") for text in texts[:8])
    for family, codes in CODES.items():
        yield from ((f"{family} U+{code:04X}", f"one{chr(code)}two") for code in codes)
        yield from ((f"{family} first U+{code:04X}", f"{chr(code)}two") for code in codes[::3])
    yield from ((f"lines {end!r}", f"first{end}second{end}{end}last") for end in LINES)
    yield from _floods()
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        yield form, f"{form} {unicodedata.normalize(form, 'Ångström ﬁ é ÿ ﾊﾝｶｸ')}"


def _floods() -> Iterator[Named]:
    """Much of one thing: what costs time, space or a stack when it is not limited."""
    yield "combining flood", "Z" + "\u0301\u0327\u0330" * 300
    yield "combining in each letter", "".join(letter + "\u0335\u0301\u0489" * 9 for letter in "zalgo comes")
    yield "soft hyphens", "a" + "\u00ad" * 10_000 + "b"
    yield "long word", "w" * LONGEST
    yield "long word of wide letters", "工" * 5_000
    yield "many words", "word " * 3_900
    yield "many lines", "line\n" * 3_000
    yield "many blank lines", "\n" * 2_000 + "end"
    yield "many blanks", "a" + " " * 10_000 + "b"
    yield "many tabs", "a" + "\t" * 3_000 + "b"
    yield "deep brackets", "(" * 5_000 + ")" * 5_000
    yield "deep markup", "<b>" * 3_000
    yield "ampersands", "&" * 5_000
    yield "braces", "{" * 5_000
    yield "emoji family", "👨\u200d👩\u200d👧\u200d👦" * 500
    yield "zero width flood", "a" + "\u200b" * 8_000 + "b"
    yield "bidi flood", "\u202e" * 500 + "end"
    yield "accelerators", "&File && E&xit &"
    yield "mixed directions", "abc עברית 123 \u202eabc\u202c (x) العربية"
    yield "quotes", "\"'`´‘’“”«»" * 50
    yield "every latin letter", "".join(map(chr, range(0x20, 0x250)))
    yield "every greek and cyrillic letter", "".join(map(chr, range(0x370, 0x530)))
