"""Limits on how often somebody may call."""
