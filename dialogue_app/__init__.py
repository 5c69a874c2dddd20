"""Market dialogues with suppliers about ethical ICT: prepare, hold, compare, follow up."""

__version__ = "0.1.0"
