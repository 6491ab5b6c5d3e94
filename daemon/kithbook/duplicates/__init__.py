"""People who may be the same person: found, shown with evidence, and set apart for ever."""
