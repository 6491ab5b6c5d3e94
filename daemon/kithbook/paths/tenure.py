"""In which years somebody was at an organisation, as far as that is sure. Pure."""


def years(
    since: str | None, until: str | None, seen: str | None, until_seen: object, now: int
) -> range:
    """Return the years in which a role was surely held, at least for a part of each.

    A role of which nothing is known but that it lasts is held this year.

    Args:
        since: the year in which it began, as `2019`, and so with the others.
        until: in which it ended; None while it lasts.
        seen: on a day of which it was held.
        until_seen: whether it may have ended before `until`.
        now: this year.
    """
    known = [int(one) for one in (since, seen) if one]
    if until is None:
        return range(min(known, default=now), now + 1)
    end = max(known, default=0) if until_seen else int(until)
    return range(min(known, default=end), end + 1) if end else range(0)


def told(span: range, now: int) -> str:
    """Return years in words: "in 2019", "from 2017 to 2019", "since 2021", "now"."""
    first, last = span[0], span[-1]
    if last == now:
        return "now" if first == now else f"since {first}"
    return f"in {last}" if first == last else f"from {first} to {last}"
