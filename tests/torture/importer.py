"""The program that is killed while it imports: returned files are taken over, packages of a bank merged, taken back.

``python -m tests.torture.importer FILE SEED``; says the same as ``writer``.
"""

from functools import partial

from dialogue_app.workspace import merging, packaging
from tests.helpers.packages import package, question
from tests.torture.effects import Effect
from tests.torture.writer import Done, Writer, work

QUESTIONS = 12


class Importer(Writer):
    """Takes over what comes from outside, one file after another."""

    def go_on(self) -> None:
        """Do one thing."""
        self.random.choice((self.take_over, self.take_over, self.merge, self.merge, self.undo, self.redo))()

    def merge(self) -> None:
        """Merge a package that comes as a file."""
        prompts = [f"{self.text()}?" for _ in range(QUESTIONS)]
        first = self.random.randrange(10**6) * QUESTIONS  # ids that no package had before
        asked = [question(prompt, number) for number, prompt in enumerate(prompts, first)]
        path = self.workspace.path.with_name("theirs.dialogue-bank")
        packaging.write(package(*asked), path)
        seen = merging.preview(self.workspace, merging.read(path), path.name)
        there: list[Effect] = [("+own", prompt) for prompt in prompts]
        gone: list[Effect] = [("-own", prompt) for prompt in prompts]
        self.tell(there, partial(merging.take_over, self.workspace, seen), Done(gone, there))


if __name__ == "__main__":
    work(Importer)
