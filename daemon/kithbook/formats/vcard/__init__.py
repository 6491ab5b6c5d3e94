"""vCards of every version: what reading and writing them share."""
