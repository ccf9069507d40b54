"""Which pages there are, each with the parts that it is drawn from; one file for each family of pages."""
