"""Exit statuses."""

DONE = 0
BAD_CONTENT = 1
"""The content has errors, and the output was left as it was; or, with --keep-going, a page is missing."""
BAD_USAGE = 2
FAILED = 3
"""A machine failed (disk full, no permission, a cluster that could not do the work), or the program did."""
INTERRUPTED = 130
