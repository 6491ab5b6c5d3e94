"""A tab: a page of the web, or of the extension."""

from abc import abstractmethod

from end_to_end.document import Document

PAIR = "pair/index.html"
"""Where the extension takes the code; `Browser.open_extension` opens it."""

PANEL = "panel/index.html"
"""The side panel; it can be opened in a tab too."""


class Page(Document):
    """An open tab, until it is closed."""

    @property
    @abstractmethod
    def url(self) -> str:
        """What the address bar says."""

    @abstractmethod
    def reload(self) -> None:
        """Load it again; returns when it is there."""

    @abstractmethod
    def close(self) -> None:
        """Close the tab."""

    def enter_code(self, code: str, port: int) -> str:
        """On the pairing page: fill in the form as a person does, send it, return what came of it.

        Returns:
            "failed" or "paired".
        """
        self.wait_for("document.querySelector('details')")
        if not self.evaluate("document.querySelector('details').open"):
            self.click("summary")
        self.replace("#port", str(port))
        self.replace("#code", code)
        self.evaluate("document.body.dataset.state = 'asking'")  # not what the last try came to
        self.click("#pair")
        return self.wait_for_state("failed", "paired")
