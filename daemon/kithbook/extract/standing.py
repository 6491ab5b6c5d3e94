"""Where a page's name stands alone among its lines, and what follows it there."""

from kithbook.extract import name as names
from kithbook.extract.lines import Line
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import fold, words

MOST_BROKEN = 4
"""Lines that one name may stand on."""
_MARGIN = 40  # characters of titles and roles around a name in its line


def around(page: Page, best: Named) -> tuple[Line | None, list[Line]]:
    """Return the name's own line and those below it. Some templates keep both in a sidebar.

    A homepage under its owner's name may say at once what they do.
    """
    content = [one for one in page.lines if one.region in {"main", "header"}]
    for lines in (content, [one for one in page.lines if one.region == "aside"]):
        start = _own_line(page, lines, best)
        if start is not None:
            return lines[start], lines[start + 1 :]
    return None, content if "site" in best.witnesses else []


def _own_line(page: Page, lines: list[Line], best: Named) -> int | None:
    """Return where the name stands alone: its heading, else the first line that is just it."""
    plain = first = None
    wanted = fold(best.value)
    for place, line in enumerate(lines):
        if len(line.text) > len(best.value) + _MARGIN:
            continue
        if wanted not in line.opening:
            # A name's words all stand in its line, and few lines have them.
            found = names.read(page.upright(line.text)) if line.holds(best.key) else None
            if found is None or names.key(found.value) != best.key:
                if line.level and first is None and line.opening == wanted.partition(" ")[0]:
                    first = place
                if plain is None and (more := _broken(lines, place, best)):
                    plain = place + more
                continue
        if line.level:
            return place
        plain = place if plain is None else plain
    # "Ada" in large letters stands over what the page says of Ada Example.
    return plain if first is None or (plain is not None and lines[plain].level) else first


def _broken(lines: list[Line], place: int, best: Named) -> int:
    """Return on how many lines the name goes on: "<p>Ada</p><p>Example</p>" does on one."""
    if not f"{fold(best.value)} ".startswith(f"{lines[place].opening} "):
        return 0
    said = lines[place].text
    for more, line in enumerate(lines[place + 1 : place + MOST_BROKEN], 1):
        said = f"{said} {line.text}"
        if set(words(said)) == best.key:
            return more
    return 0
