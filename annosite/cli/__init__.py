"""Commands; report.py is the only place that prints."""
