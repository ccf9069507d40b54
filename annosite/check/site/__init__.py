"""Rules on the whole site."""
