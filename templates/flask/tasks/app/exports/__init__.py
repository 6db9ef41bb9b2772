"""The export of a person's own data."""
