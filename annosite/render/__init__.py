"""The site to pages and files."""
