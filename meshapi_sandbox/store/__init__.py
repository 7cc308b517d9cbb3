"""What the gateway remembers, in SQLite."""
