"""Writes users' files, keeping comments and layout."""
