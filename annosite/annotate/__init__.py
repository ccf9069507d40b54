"""One article, one call: parse, anchor, find mentions, mark. Never reads a file."""
