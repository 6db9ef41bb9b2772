"""Idempotency keys: the same request sent twice has its effect once."""
