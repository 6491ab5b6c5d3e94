"""A card's lines gathered: decoded, read, lifted to vCard 4, within the caps."""

from dataclasses import dataclass, field
from functools import lru_cache

from kithbook.formats.contentline import NoLine, Parameters, Property, escape, made, unescape
from kithbook.formats.interface import LARGEST_BINARY, LONGEST_TEXT
from kithbook.formats.vcard.older import decode, lifted, unread
from kithbook.formats.vcard.stream import Rough

_STRUCTURAL = frozenset({"BEGIN", "END", "VERSION"})


@dataclass(slots=True)
class Gathered:
    """A card's lines, each as vCard 4 has it."""

    lines: list[Property] = field(default_factory=list)
    converted: list[str] = field(default_factory=list)
    """What is kept otherwise than it stood there."""


def gather(rough: Rough) -> Gathered:
    """Return a card's lines. Whatever they are, this raises nothing."""
    card = Gathered()
    _tell(card, rough)
    texts, guessed = decode(rough.lines)
    if guessed:
        card.converted.append("Not all lines tell their encoding; it was guessed.")
    version = _version(texts)
    folded: list[Property] = []
    for text in texts:
        line = _line(card, text, version)
        if line is None:
            continue
        if version != "4.0" and line.name == "LABEL":
            folded.append(line)
        elif version != "4.0" and line.name == "AGENT":
            card.lines += _agent(card, line)
        else:
            card.lines.append(line)
    for line in folded:
        _label(card.lines, line)
    return card


def _tell(card: Gathered, rough: Rough) -> None:
    if not rough.ended:
        card.converted.append("The card has no end; it was read up to the next one.")
    if rough.junk:
        lines = "1 line" if rough.junk == 1 else f"{rough.junk:,} lines"
        card.converted.append(f"Before the card stood {lines} of no card, left out.")
    if rough.joined:
        card.converted.append("Lines that were folded without a space were put together.")
    if rough.left_out:
        card.converted.append(
            f"The card is too large; {rough.left_out:,} of its lines are left out."
        )


def _version(texts: list[str]) -> str:
    for text in texts:
        if text[:8].upper() == "VERSION:":
            return text[8:].strip()
    return "3.0"


def _line(card: Gathered, text: str, version: str) -> Property | None:
    """Return a line as vCard 4 has it; None of what is left out."""
    if not text.strip():
        return None
    try:
        line = Property.parse(text)
        if line.name in _STRUCTURAL:
            if line.name == "VERSION":
                return None
            raise NoLine  # noqa: TRY301 - what begins or ends something else would cut the card
        if not (_plain(line.parameters, version) and line.value.isprintable()):
            line = lifted(line, version)
    except NoLine:
        card.converted.append(f'The line "{text[:80]}" cannot be read; it is kept as it stood.')
        return unread(text[:LONGEST_TEXT])
    if len(line.value) > LONGEST_TEXT:
        return _capped(card, line)
    return line


@lru_cache(maxsize=512)
def _plain(parameters: Parameters, version: str) -> bool:
    """Whether parameters are already such as vCard 4 has them."""
    return version == "4.0" and all(
        name not in ("", "ENCODING", "CHARSET") for name, _ in parameters
    )


def _capped(card: Gathered, line: Property) -> Property | None:
    if line.value[:5].lower() == "data:":
        size = (len(line.value) - line.value.find(",") - 1) * 3 // 4
        if size <= LARGEST_BINARY + 2:
            return line
        card.converted.append(f"{line.name} is larger than 4 MiB; it is left out.")
        return None
    card.converted.append(f"{line.name} is longer than {LONGEST_TEXT:,} characters; it is cut.")
    value = line.value[:LONGEST_TEXT]
    odd = (len(value) - len(value.rstrip("\\"))) % 2
    return line._replace(value=value[: len(value) - odd])


def _label(lines: list[Property], label: Property) -> None:
    """Put a postal label of 2.1 or 3.0 where vCard 4 has it: into its address."""
    for at, line in enumerate(lines):
        if line.name == "ADR" and line.types == label.types and not line.first("LABEL"):
            told = (*line.parameters, ("LABEL", (label.text,)))
            lines[at] = line._replace(parameters=told)
            return
    told = (*label.parameters, ("LABEL", (label.text,)))
    lines.append(Property("ADR", ";;;;;;", told, label.group))


def _agent(card: Gathered, line: Property) -> list[Property]:
    """Return an agent's card as vCard 4 says it, a relation; the card itself beside it, as text."""
    text = unescape(line.value) if line.value[:6].upper() == "BEGIN:" else ""
    names = [one for one in text.splitlines() if one[:3].upper() in ("FN:", "FN;")]
    if not names:
        return [line]
    try:
        name = Property.parse(names[0]).text
    except NoLine:
        return [line]
    card.converted.append(f'The card of the agent "{name[:80]}" within this one is a relation now.')
    group = line.group or "agent"
    relation = made("RELATED", name, group=group, VALUE="text", TYPE="agent")
    return [relation, Property("AGENT", escape(text), (), group)]
