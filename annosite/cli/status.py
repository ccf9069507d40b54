"""Exit statuses."""

DONE = 0
BAD_CONTENT = 1
"""There are errors, most often in the content, and the output was left as it was; or, with --keep-going, a page is missing."""
BAD_USAGE = 2
FAILED = 3
"""The machine failed (disk full, no permission), or the program did."""
INTERRUPTED = 130
