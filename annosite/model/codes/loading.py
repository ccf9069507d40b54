"""Codes of loading."""

from annosite.model.codes.code import Code

LOADING: tuple[Code, ...] = ()
