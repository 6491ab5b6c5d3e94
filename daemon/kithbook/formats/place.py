"""Where somebody is, from the parts of a postal address."""


def place(city: str, region: str, country: str) -> str:
    """Return city and country, `Halden, Norway`; the region where no city is said.

    A region alone says too little: nothing.
    """
    parts = (city.strip() or region.strip(), country.strip())
    return ", ".join(filter(None, parts)) if city.strip() or parts[1] else ""
