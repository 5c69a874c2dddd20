"""What a person writes about a dialogue for those who read its reports: what changed, what did not, what comes next.

These are the only words in a public report that no rule has made; a person releases them (see ``release_check``).
"""

from dataclasses import dataclass, fields, replace

from dialogue_app.domain.plain_text import clean
from dialogue_app.errors import Problem

LONGEST_TEXT = 10_000
"""Characters of one text."""

MOST_DAYS = 365
"""Days by which a time limit can be longer; more is a slip."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Texts by subject, each empty until it is written; one line is one point where a report shows a list.

    ``period`` and ``channel`` say when and how suppliers were heard. ``conclusions`` are lines "what we learned | how
    we used it, or why not". ``papers`` are slides and other documents that were shown. ``measures`` are those under
    article 41; ``extra_days`` is by how many days the time limit for tenders grows (digits or empty). ``process`` and
    ``no_notice`` are for a notice in the United Kingdom: how the engagement works, or why there is no notice. The last
    three are for management: what it means for workers in one ``example``, what ``others`` do, what help is ``needed``.
    """

    period: str = ""
    channel: str = ""
    findings: str = ""
    changes: str = ""
    unchanged: str = ""
    next_steps: str = ""
    conclusions: str = ""
    papers: str = ""
    measures: str = ""
    extra_days: str = ""
    process: str = ""
    no_notice: str = ""
    example: str = ""
    others: str = ""
    needed: str = ""

    def points(self, name: str) -> tuple[str, ...]:
        """Return the lines of a text."""
        return tuple(line.strip() for line in getattr(self, name).splitlines() if line.strip())

    def used(self) -> tuple[tuple[str, str], ...]:
        """Return each conclusion and how it was used; the second is empty where nobody has said so."""
        pairs = (line.partition("|") for line in self.points("conclusions"))
        return tuple((learned.strip(), how.strip()) for learned, _, how in pairs)

    def having(self, name: str, text: str) -> "Summary":
        """Return the summary with one text written anew.

        Raises:
            Problem: no such text, too long, or no number of days.
        """
        if name not in NAMES:
            raise Problem("summary-unknown", wanted=name, known=", ".join(NAMES))
        said = "\n".join(clean(line) for line in text.splitlines()).strip()
        if len(said) > LONGEST_TEXT:
            raise Problem("summary-too-long", longest=LONGEST_TEXT, length=len(said))
        if name == "extra_days" and said:
            said = _days(said)
        return replace(self, **{name: said})


NO_SUMMARY = Summary()
"""Nothing is written yet."""

NAMES = tuple(field.name for field in fields(Summary))
"""Names of the texts, in the order in which they are written."""


def _days(text: str) -> str:
    if not (text.isascii() and text.isdecimal() and int(text) <= MOST_DAYS):
        raise Problem("summary-days", value=text, most=MOST_DAYS)
    return str(int(text))
