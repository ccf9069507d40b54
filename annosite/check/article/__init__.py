"""Rules on one article."""
