"""What a minerals template says about itself: which one it is, by whom, of which day, and how many smelters.

These are facts of a file, read where they stand; whether they hold is for a person to check.
"""

from dataclasses import dataclass

from dialogue_app.domain.dates import date_text
from dialogue_app.texts import Texts

EVIDENCE_TYPE = "EV13"
"""The kind of proof that a minerals template is."""


@dataclass(frozen=True, slots=True)
class MineralsTemplate:
    """A filled template of the Responsible Minerals Initiative.

    Attributes:
        kind: CMRT, EMRT, AMRT or CRT; "" where it does not say.
        version: of the template, such as "6.4"; "" where it does not say.
        company: who declares; "" where the cell is empty.
        declared_on: the day of the declaration as ISO text; "" where there is none.
        smelters: filled rows of the list of smelters.
        identified: different smelter numbers among them.
    """

    kind: str = ""
    version: str = ""
    company: str = ""
    declared_on: str = ""
    smelters: int = 0
    identified: int = 0


def template_text(template: MineralsTemplate, texts: Texts) -> str:
    """Return in one line what a template says about itself."""
    name = " ".join(filter(None, (template.kind or texts("minerals.some"), template.version)))
    day = date_text(template.declared_on, texts) if template.declared_on else ""
    parts = (
        texts("minerals.declared", day=day) if day else texts("minerals.no-day"),
        texts("minerals.by", company=template.company) if template.company else texts("minerals.no-company"),
        texts.count("minerals.smelters", template.smelters),
        texts("minerals.identified", number=texts.formats.number(template.identified)) if template.smelters else "",
    )
    return f"{name}: {'; '.join(filter(None, parts))}."
