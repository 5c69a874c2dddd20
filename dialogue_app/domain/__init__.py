"""What a dialogue is: frozen values and pure functions. No files, no clock, no Qt, no SQL."""
