"""Instagram: what leads out of a profile's head goes through a door of its own."""

from kithbook.extract.sites.strategy import Fields, links

FIELDS: Fields = {"link": links("header a[href*='//l.instagram.com/']")}
