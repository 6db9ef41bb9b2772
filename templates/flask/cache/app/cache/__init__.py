"""A cache that nobody has to trust: gone, slow or stale, the database still answers."""
