"""The nouns. Reading config, content, prose, article, site, view, page in this order is reading the flow."""
