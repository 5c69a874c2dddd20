"""Files that travel to other people and back: questionnaires out, answers in."""
