"""Speakers by role, not by name (specification 1.8, N21): does a text look like a person?"""

import re

_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|dr|prof|herr|frau|hr|fr|mme|m|mlle|sr|sra|sig|dhr|mevr)\.?\s+\S+", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_ROLES = (
    "manag", "lead", "head", "chief", "offic", "direc", "sale", "account", "engineer", "purchas", "procure", "buy",
    "sustain", "compl", "quality", "qualit", "legal", "lawyer", "counsel", "product", "suppl", "chain", "factor",
    "site", "audit", "advis", "consult", "human", "right", "respons", "environ", "team", "staff", "service",
    "techni", "moderat", "speaker", "brand", "resell", "label", "union", "worker", "represent", "presid", "owner",
    "partner", "market", "leit", "einkauf", "einkäuf", "vertrieb", "verkauf", "verkäuf", "nachhaltig", "recht",
    "beauftrag", "fach", "werk", "geschäft", "umwelt", "referent", "berat", "liefer", "produkt", "chef", "achat",
    "vente", "durab", "jurid", "compra", "venta", "sosten", "ansvar", "inköp", "hållbar", "jurist", "sälj",
    "inkoop", "verkoop", "duurza", "bæredyg", "indkøb", "bærekraft", "innkjøp", "hanki", "vastuu", "myynti",
    "johtaja", "päällik",
)  # fmt: skip
"""Beginnings of words that name a function, in the languages of suppliers most often met."""


def looks_personal(text: str) -> bool:
    """Whether a text reads like a name or an address of a person; a guess, good enough for a gentle hint."""
    said = " ".join(text.split())
    if _ADDRESS.search(said) or _TITLE.fullmatch(said):
        return True
    words = said.split(" ")
    if not 2 <= len(words) <= 3 or not all(_WORD.fullmatch(word) for word in words):
        return False
    named = [word for word in words if word[0].isupper() and not word.isupper()]
    return len(named) == len(words) and not any(part in said.casefold() for part in _ROLES)
