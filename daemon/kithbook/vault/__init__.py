"""The key slots that open the database, and lock and unlock."""
