"""Watches, rebuilds, previews."""
