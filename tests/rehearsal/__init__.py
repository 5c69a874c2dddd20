"""A whole event in a real window, by keyboard alone; never part of the pass/fail run. ``make rehearsal`` runs it."""
