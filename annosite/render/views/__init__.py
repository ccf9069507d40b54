"""One view function for each kind of page: named parts in, a ``Sheet`` out. Pure; none of them sees the site."""
