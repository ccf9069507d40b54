"""Codes of publishing."""

from annosite.model.codes.code import Code

PUBLISHING: tuple[Code, ...] = ()
