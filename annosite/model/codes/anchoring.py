"""Codes of anchoring."""

from annosite.model.codes.code import Code

ANCHORING: tuple[Code, ...] = ()
