"""Moves a backup until it is killed: put|fetch ADDRESS FILE STOP SENTENCE.

Where progress comes to STOP bytes it says so and waits: to be killed just there.
"""

import sys
from pathlib import Path

from daemon.backup.places.login import ADA, PIECES

from kithbook.backup.places.address import BucketAddress, parse
from kithbook.backup.places.bucket import S3
from kithbook.backup.places.carrier import Carrier
from kithbook.backup.places.opening import open_place

NAME = "home.kithbook.age"


def opened(text):
    address = parse(text)
    if isinstance(address, BucketAddress):
        return Carrier(S3(address, ADA, sizes=PIECES))
    return open_place(address, ADA)


def main(what, where, file, stop, begins):
    def progress(done, _total, sentence, /):
        if done >= int(stop) and sentence.startswith(begins):
            print("there", flush=True)  # noqa: T201 - who kills waits for it
            sys.stdin.read()

    with opened(where) as place:
        if what == "put":
            place.put(Path(file), NAME, progress)
        else:
            place.fetch(NAME, Path(file), progress)


if __name__ == "__main__":
    main(*sys.argv[1:])
