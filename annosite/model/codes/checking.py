"""Codes of checking."""

from annosite.model.codes.code import Code

CHECKING: tuple[Code, ...] = ()
