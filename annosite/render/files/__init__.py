"""Files that no template draws: feeds, annotations, the sitemap and what hosts read. Each writer takes the theme and named parts."""
