"""Compile the catalogues: every ``<code>/*.po``, with the words of the glossary, becomes one catalogue of its language.

A language that has every key of English becomes ``messages.mo``, and the window can speak it; one with less, such as
what suppliers read, becomes ``part.mo``, for files alone. Run by the build (as a hook of hatchling), by ``make`` and by
the tests, so that a .mo is never older than its .po.
"""

import tomllib
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # installed programs and tests compile without hatchling
    BuildHookInterface = object

FOLDER = Path(__file__).resolve().parent
SOURCE = "en"
WHOLE = "catalogues"
"""Key of the names of the .po files that a language has whole: what can be written in it (``texts.languages_with``)."""
GLOSSARY = FOLDER.parents[1] / "question_bank" / "content" / "glossary.toml"


def compile_catalogues(folder: Path = FOLDER) -> list[Path]:
    """Compile the catalogues of every language below ``folder`` and return the files written.

    Raises:
        ValueError: two .po files of one language, or one of them and the glossary, define the same key.
    """
    written, wanted, known_files = [], set[str](), dict[str, set[str]]()
    terms = tomllib.loads(GLOSSARY.read_text(encoding="utf-8"))["term"]
    folders = (path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("_"))
    for language in sorted(folders, key=lambda path: (path.name != SOURCE, path.name)):
        merged = Catalog(locale=language.name.replace("-", "_"), fuzzy=False)
        whole_files = []
        for source in sorted(language.glob("*.po")):
            with source.open("rb") as stream:
                messages = read_po(stream, locale=merged.locale)
                keys = {str(message.id) for message in messages if message.id}
                if keys >= known_files.setdefault(source.stem, keys):
                    whole_files.append(source.stem)
                for message in messages:
                    if message.id and message.id in merged:
                        raise ValueError(f"{source}: key {message.id!r} is defined twice")
                    if message.id:
                        merged[message.id] = message
        for key, word in words(terms, language.name).items():
            if key in merged:
                raise ValueError(f"{GLOSSARY}: key {key!r} is defined in a catalogue, too")
            merged.add(key, word)
        merged.add(WHOLE, " ".join(whole_files))
        known = {message.id for message in merged if message.id}
        wanted = wanted or known
        whole, part = language / "messages.mo", language / "part.mo"
        target, other = (whole, part) if known >= wanted else (part, whole)
        other.unlink(missing_ok=True)
        with target.open("wb") as stream:
            write_mo(stream, merged)
        written.append(target)
    return written


def words(terms: list[dict], language: str) -> dict[str, str]:
    """Return the sentences that are words of the glossary, by key, in one language; they begin with a capital."""
    known = {key: term["words"].get(language.partition("-")[0], "") for term in terms for key in term.get("keys", ())}
    return {key: word[0].upper() + word[1:] for key, word in known.items() if word}


class CatalogueHook(BuildHookInterface):
    """Hatchling build hook: compile, then ship only the compiled catalogues."""

    PLUGIN_NAME = "custom"

    def initialize(self, version, build_data):
        """Compile before files are collected."""
        for file in compile_catalogues():
            build_data["force_include"][str(file)] = (
                f"dialogue_app/resources/translations/{file.parent.name}/{file.name}"
            )


if __name__ == "__main__":
    compile_catalogues()
