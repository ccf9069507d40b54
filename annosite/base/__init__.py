"""What knows nothing of articles: text files, diagnostics, YAML trees, digests, stores, folders."""
