"""Qt item models over frozen values of the domain. They know no widgets and write nothing."""
