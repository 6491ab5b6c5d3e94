"""The encrypted database, the journal, the inbox and the migrations."""
