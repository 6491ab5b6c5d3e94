"""JSContact (RFC 9553): what its members are in a card, and back (RFC 9555).

A card that was read keeps the whole object as a line, `KEPT`. What is written is that object again,
without the entries whose values the card no longer has, and with entries for those that are new.
"""

KEPT = "X-KITHBOOK-JSCONTACT"
"""The content line with the object, as JSON, as it was read."""
REST = "X-KITHBOOK-CARD"
"""The property, among `vCardProps`, with the fields of a card that JSContact has no word for."""
ABOUT, LOCATION = "kithbook-about", "kithbook-location"
"""Ids of the note and the address that say these of the person."""
