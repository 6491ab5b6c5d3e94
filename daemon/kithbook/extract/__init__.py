"""From a page to a person's fields. Pure: no database, no network, no clock."""
