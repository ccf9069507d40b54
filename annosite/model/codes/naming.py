"""Codes of naming."""

from annosite.model.codes.code import Code

NAMING: tuple[Code, ...] = ()
