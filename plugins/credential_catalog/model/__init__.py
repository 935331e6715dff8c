"""The words of the field as frozen values: no I/O, and nothing of ours below it."""
