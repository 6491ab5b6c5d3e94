"""Who is who in messages: a table that names people by address in one row, by name in another."""

from collections import defaultdict

Who = tuple[str, str]
"""An address, or a name where there is none; the other is empty."""

_MEMBER = frozenset(
    (
        "", "linkedin member", "linkedin-mitglied", "membre de linkedin", "utilisateur linkedin",
        "miembro de linkedin", "utente linkedin", "usuário do linkedin", "linkedin-lid", "linkedin",
    )
)  # fmt: skip
"""What LinkedIn calls who has left, and itself."""


class Names:
    """Addresses and the names seen beside them."""

    def __init__(self) -> None:
        self._addresses: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._called: defaultdict[str, set[str]] = defaultdict(set)

    def learn(self, url: str | None, name: str) -> Who:
        """Note that an address and a name are one person's, and return who that is."""
        if not url:
            return "", name
        key = url.lower()
        self._addresses.setdefault(key, url)
        if name and name.casefold() not in _MEMBER:
            self._names.setdefault(key, name)
            self._called[name.casefold()].add(key)
        return key, ""

    def known(self, who: Who) -> Who:
        """Return who that is by address, where one address only has the name."""
        address, name = who
        if address:
            return who
        addresses = self.addresses(name)
        return (next(iter(addresses)), "") if len(addresses) == 1 else who

    def addresses(self, name: str) -> set[str]:
        """Return the addresses of those who are called so."""
        return self._called.get(name.casefold(), set())

    def address(self, who: Who) -> str | None:
        """Return somebody's address as it was first written."""
        return self._addresses.get(who[0])

    def name(self, who: Who) -> str:
        """Return what somebody is called."""
        return who[1] or self._names.get(who[0], "")


def nobody(who: Who) -> bool:
    """Tell whether that is who has left, or LinkedIn itself."""
    return not who[0] and who[1].casefold() in _MEMBER
