"""Does to a workspace what the world does: kills the program, cuts the power. ``make torture`` prints a table.

``python -m tests.torture 300`` for fewer answers. The short form runs with the other tests: ``journeys/test_killed``.
"""
