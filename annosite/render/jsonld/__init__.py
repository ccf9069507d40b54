"""Structured data for search engines."""
