"""The words of an XLSForm in all its languages. A gap shows the original, visibly marked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dialogue_app.domain.questionnaire import Item, Snapshot
from dialogue_app.exchange.xlsform_names import language_name
from dialogue_app.exchange.xlsform_sheets import SILENT, Said
from dialogue_app.texts import Texts
from question_bank import PIVOT


@dataclass(frozen=True, slots=True)
class Wording:
    """Finds and joins texts in every language of a form."""

    languages: tuple[str, ...]
    texts: Mapping[str, Texts]

    @classmethod
    def of(cls, languages: tuple[str, ...], texts_of: Callable[[str], Texts]) -> "Wording":
        """Return the wording of a form in these languages, each once; without any, in the pivot language."""
        codes = tuple(dict.fromkeys(languages)) or (PIVOT,)
        return cls(codes, {code: texts_of(code) for code in codes})

    def say(self, key: str, **details: object) -> Said:
        """Return a sentence of the program. Details that are texts in several languages are taken by language."""
        return {
            code: texts(key, **{name: _in(code, detail) for name, detail in details.items()})
            for code, texts in self.texts.items()
        }

    def own(self, text: str) -> Said:
        """Return a text of the buyer, which is there in one language only."""
        return dict.fromkeys(self.languages, text)

    def prompt(self, item: Item) -> Said:
        """Return the question as it is asked. The buyer's wording has no translation: other languages say so."""
        if not item.local_wording:
            return self.bank(item.snapshot, "prompt") or self.own(item.code)
        return self.original(item.local_wording)

    def bank(self, snapshot: Snapshot, role: str) -> Said:
        """Return a text of the bank; nothing when there is none."""
        if not (original := snapshot.text(role)):
            return SILENT
        return {code: _local(snapshot, role, code) or self._gap(code, original) for code in self.languages}

    def option(self, snapshot: Snapshot, option_id: str) -> Said:
        """Return how an option reads; one without words reads as its id."""
        return self.bank(snapshot, f"option.{option_id}") or self.own(option_id)

    def original(self, text: str) -> Said:
        """Return a text of a question that is never translated, marked in other languages."""
        return {code: self._gap(code, text) for code in self.languages} if text else SILENT

    def lines(self, *parts: Said) -> Said:
        """Return texts one below the other."""
        said = {code: "\n".join(part[code] for part in parts if part.get(code)) for code in self.languages}
        return said if any(said.values()) else SILENT

    def _gap(self, code: str, text: str) -> str:
        if code.partition("-")[0] == PIVOT:
            return text
        return self.texts[code]("xlsform.gap", text=text, language=language_name(PIVOT).partition(" (")[0])


def _local(snapshot: Snapshot, role: str, code: str) -> str:
    """Return a text in this language, else in the language without its region: "de-AT" reads German."""
    found = (snapshot.texts.get(each, {}).get(role, "") for each in (code, code.partition("-")[0]))
    return next(filter(None, found), "")


def _in(code: str, detail: object) -> object:
    return detail.get(code, "") if isinstance(detail, Mapping) else detail
