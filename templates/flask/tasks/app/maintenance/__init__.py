"""Housekeeping that runs on a schedule."""
