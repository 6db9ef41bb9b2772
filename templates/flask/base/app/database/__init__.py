"""The database: engine, sessions, and the base of all models."""
