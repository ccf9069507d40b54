"""What makes a build quick: reading, annotating and drawing only what changed, on all processors.

``build.py`` says in which order things are done; here is how each is done without doing it again.
"""
