"""Does to the program what the world does: kills it, cuts the power, fills the disk. ``make torture`` prints a table.

``python -m tests.torture 1 11`` for single rows, ``--short`` for the form that runs with the other tests
(``journeys/test_torture``). A row is a module with ``ROW`` and ``run``, listed in ``rows``.
"""
