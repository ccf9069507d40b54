"""Files to content: nothing else reads the site's files."""
