"""Looks after the rehearsal, through the command line and the files, whether every word is where it was said."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from docx import Document
from pypdf import PdfReader

from tests.rehearsal.story import CONTRIBUTIONS, CORRECTED, QUESTIONS, SUPPLIERS, TITLE, VALUES, other, said


def faults(file: Path, minutes: Path, codes: tuple[str, ...]) -> list[str]:
    """Return what is not where it was said, a sentence each; empty when all is."""
    return [*_damage(file), *_wrong_answers(file, codes), *_lost_contributions(file), *_wrong_minutes(minutes)]


def _told(file: Path, *command: str) -> Any:
    line = [sys.executable, "-m", "dialogue_app", "--workspace", str(file), *command, "--json"]
    return json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout)


def _damage(file: Path) -> list[str]:
    line = [sys.executable, "-m", "dialogue_app", "--workspace", str(file), "workspace", "check"]
    done = subprocess.run(line, check=False, capture_output=True, text=True)
    return [done.stdout] if done.returncode else []


def _wrong_answers(file: Path, codes: tuple[str, ...]) -> list[str]:
    found = {(each["supplier"], each["item"]): each for each in _told(file, "answer", "list", TITLE)}
    wrong = []
    for supplier, name in enumerate(SUPPLIERS):
        for question, code in enumerate(codes):
            answer, corrected = said(supplier, question), (supplier, question) in CORRECTED
            expected = (VALUES[other(answer)] if corrected else answer.value, answer.scope, answer.claim, corrected)
            there = found.get((name, code))
            seen = there and (
                there["value"]["option"], there["scope"]["kind"], there["claim"], there["corrected_by_supplier"]
            )  # fmt: skip
            wrong += [] if seen == expected else [f"{name}, {code}: {seen} instead of {expected}"]
    return wrong


def _lost_contributions(file: Path) -> list[str]:
    noted = [each["text"] for each in _told(file, "talk", "notes", TITLE) if each["kind"] == "contribution"]
    words = [words for _, words in CONTRIBUTIONS]
    return [] if noted == words else [f"noted with all: {noted} instead of {words}"]


def _wrong_minutes(minutes: Path) -> list[str]:
    """Minutes of a supplier hold each of its claims and none of another; those of the meeting name no supplier."""
    wrong = []
    for path in sorted(minutes.iterdir()):
        words = _words(path)
        own = next((place for place, name in enumerate(SUPPLIERS) if name in words), -1)
        for supplier, name in enumerate(SUPPLIERS):
            claims = [said(supplier, question).claim in words for question in range(QUESTIONS)]
            right = all(claims) if supplier == own else not any(claims) and name not in words
            wrong += [] if right else [f"{path.name}: the words of {name} are not where they belong"]
    return wrong


def _words(path: Path) -> str:
    """Return the words of a Word file or a PDF, with one space between them."""
    if path.suffix == ".pdf":
        said = [sheet.extract_text() for sheet in PdfReader(path).pages]
    else:
        said = [each.text for each in Document(str(path)).element.body.iter() if each.text]
    return " ".join(" ".join(said).split())
