"""Articles and glossary to the site: who is mentioned where, lists, URLs."""
