"""Annosite publishes annotated articles.

The steps, each a package of its own: ``load`` reads files, ``annotate`` anchors notes and corrections and finds
mentions, ``assemble`` joins articles and glossary into a site, ``check`` judges it, ``render`` draws its pages,
``publish`` moves them into the output folder. ``build.build`` is their only composition.
"""

__version__ = "0.1.0"
