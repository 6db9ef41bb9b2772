"""Background work: one table that is outbox, ledger and status at once."""
