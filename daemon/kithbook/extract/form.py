"""Labels that only people have: "Marital status: married", "Date of birth"."""

from kithbook.extract.page import Page
from kithbook.extract.wordlist import WORDS


def filled(page: Page) -> bool:
    """Tell whether a page says of somebody what registers and letters of application ask."""
    labels = (one.opening.partition(":")[0] for one in page.main_lines if ":" in one.text)
    return any(one.strip() in WORDS["personal_labels"] for one in labels)
