"""Relations as lines: RELATED, to a card by its key or to a mere name."""

from kithbook.formats.contentline import Property, made
from kithbook.formats.vcard import same
from kithbook.formats.vcard.label import related
from kithbook.formats.vcard.lines import URI, Lines, text_line
from kithbook.formats.vcard.reading import Reading, Told
from kithbook.formats.vcard.saying import key
from kithbook_protocol.card import CardRelation


def keep_relations(relations: list[CardRelation], reading: Reading, lines: Lines) -> None:
    """Keep the lines of relations that a card still has, and make what is missing."""
    told = reading.told.get("relations", [])
    met = set()
    for one in told:
        found = [at for at, wanted in enumerate(relations) if _is(one, wanted)]
        met |= set(found)
        # A mere name relates nobody in the vault, so that a card lacks it says nothing.
        if not found and one.more:
            lines.gone.add(one.at)
    for at, relation in enumerate(relations):
        if at not in met:
            lines.new += _relation(relation, lines)


def _is(told: Told, wanted: CardRelation) -> bool:
    if same.word(told.label or "") != same.word(wanted.label):
        return False
    if told.more and wanted.key:
        return told.more == key(wanted.key)
    return bool(told.value and wanted.name) and same.word(told.value) == same.word(
        wanted.name or ""
    )


def _relation(relation: CardRelation, lines: Lines) -> list[Property]:
    kind = related(relation.label)
    group = None if kind else lines.group()
    more = {"TYPE": kind} if kind else {}
    if not relation.key:
        found = text_line("RELATED", relation.name or "", group=group, VALUE="text", **more)
    else:
        if relation.name or not relation.key.lower().startswith("urn:uuid:"):
            more["X-KITHBOOK-NAME"] = relation.name or ""
        if URI.match(relation.key):
            found = made("RELATED", group=group, **more)._replace(value=relation.key)
        else:
            found = made("RELATED", relation.key, group=group, VALUE="text", **more)
    return [found] if kind else [found, text_line("X-ABLABEL", relation.label, group=group)]
