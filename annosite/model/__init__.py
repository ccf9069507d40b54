"""The nouns. Reading config, content, prose, article, records, site, view, page in this order is reading the flow."""
