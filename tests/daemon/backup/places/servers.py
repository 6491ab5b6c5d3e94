"""Places as people have them, each with a look from behind: what really lies there."""

import os
import re
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections import deque
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from typing import Any, Self

import pytest
from botocore.config import Config
from botocore.session import Session
from daemon.backup.places.login import ADA, HASTY, NAME, PIECES, SECRET

from kithbook.backup.places.address import BucketAddress, parse
from kithbook.backup.places.bucket import S3
from kithbook.backup.places.carrier import Carrier
from kithbook.backup.places.folder import Folder
from kithbook.backup.places.interface import Shelf
from kithbook.backup.places.webdav import WebDav
from kithbook.backup.places.wire import Limits

_ADDRESS = re.compile(r"https?://127\.0\.0\.1:\d+")


class Server(ABC):
    """A kind of place, started once; each test has a corner of its own in it."""

    kind: str
    goes_on = True
    """Whether an interrupted upload is gone on from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin = ""
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @abstractmethod
    def start(self) -> None:
        """Return when it answers."""

    def place(self, corner: str, origin: str | None = None, limits: Limits = HASTY) -> Carrier:
        """Return a corner of it, perhaps by way of another address."""
        return Carrier(self.shelf(corner, origin or self.origin, limits))

    @abstractmethod
    def address(self, corner: str, origin: str) -> str:
        """Return the address of a corner, as a person types it."""

    @abstractmethod
    def shelf(self, corner: str, origin: str, limits: Limits = HASTY) -> Shelf:
        """Return the shelf alone."""

    def names(self, corner: str) -> set[str]:
        """Return what really lies in a corner."""
        found = self.folder / corner
        return {path.name for path in found.iterdir()} if found.is_dir() else set()

    def content(self, corner: str, name: str) -> bytes:
        """Return a file as it really is."""
        return (self.folder / corner / name).read_bytes()

    def plant(self, corner: str, name: str, content: bytes) -> None:
        """Lay a file there behind everybody's back."""
        (self.folder / corner / name).write_bytes(content)

    def uproot(self, corner: str, name: str) -> None:
        """Take one away so."""
        (self.folder / corner / name).unlink()

    def _run(self, *command: str | Path, **environment: str) -> None:
        """Start a program and wait until it names its address."""
        program = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **environment},
        )
        self._stack.enter_context(program)
        self._stack.callback(program.kill)
        assert program.stdout is not None
        told = ""
        for line in program.stdout:
            told += line
            if found := _ADDRESS.search(line):
                self.origin = found[0]
                # It goes on talking, and would stop working if nobody listened.
                listening = Thread(target=deque, args=(program.stdout, 0), daemon=True)
                listening.start()
                self._stack.callback(listening.join)
                self._stack.callback(program.kill)
                return
        raise AssertionError(f"{command[0]} did not start: {told}")


class Drive(Server):
    """A folder."""

    kind = "folder"

    def start(self) -> None:
        pass

    def address(self, corner: str, _origin: str) -> str:
        return str(self.folder / corner)

    def shelf(self, corner: str, _origin: str, _limits: Limits = HASTY) -> Shelf:
        (self.folder / corner).mkdir(exist_ok=True)
        return Folder(self.folder / corner)


class WsgiDav(Server):
    """WsgiDAV."""

    kind = "wsgidav"
    goes_on = False

    def start(self) -> None:
        program = Path(__file__).with_name("dav.py")
        self._run(sys.executable, program, self.folder, PYTHONPATH=str(Path(__file__).parents[3]))

    def address(self, corner: str, origin: str) -> str:
        return f"{origin}/{corner}"

    def shelf(self, corner: str, origin: str, limits: Limits = HASTY) -> Shelf:
        return WebDav(self.address(corner, origin), ADA, limits)


class Rclone(WsgiDav):
    """Debian's rclone, as a WebDAV server."""

    kind = "rclone"

    def start(self) -> None:
        if shutil.which("rclone") is None:
            pytest.skip("rclone is missing; run ./scripts/setup, or apt-get install rclone")
        login = ("--user", NAME, "--pass", SECRET)
        where = ("--addr", "127.0.0.1:0", "--config", self.folder.with_suffix(".conf"))
        # What is done behind its back is seen at once.
        where += ("--dir-cache-time", "0")
        self._run("rclone", "serve", "webdav", self.folder, *where, *login)


class Moto(Server):
    """moto, as an S3 store."""

    kind = "moto"
    bucket = "kith-and-kin"

    def start(self) -> None:
        program = Path(sys.executable).with_name("moto_server")
        self._run(program, "-p", "0", S3_UPLOAD_PART_MIN_SIZE=str(PIECES.part))
        self.behind = self.client("s3")
        self.behind.create_bucket(Bucket=self.bucket)

    def client(self, service: str) -> Any:
        """Return Amazon's own client for the back door."""
        return Session().create_client(
            service,
            region_name="us-east-1",
            endpoint_url=self.origin,
            aws_access_key_id="root",
            aws_secret_access_key="root",
            config=Config(s3={"addressing_style": "path"}),
        )

    def address(self, corner: str, origin: str) -> str:
        return f"s3://{self.bucket}/deep/{corner}?endpoint={origin}"

    def shelf(self, corner: str, origin: str, limits: Limits = HASTY) -> Shelf:
        address = parse(self.address(corner, origin))
        assert isinstance(address, BucketAddress)
        return S3(address, ADA, limits, PIECES)

    def names(self, corner: str) -> set[str]:
        beginning = f"deep/{corner}/"
        listed = self.behind.list_objects_v2(Bucket=self.bucket, Prefix=beginning)
        return {one["Key"].removeprefix(beginning) for one in listed.get("Contents", ())}

    def content(self, corner: str, name: str) -> bytes:
        return self.behind.get_object(**self._at(corner, name))["Body"].read()

    def plant(self, corner: str, name: str, content: bytes) -> None:
        self.behind.put_object(**self._at(corner, name), Body=content)

    def uproot(self, corner: str, name: str) -> None:
        self.behind.delete_object(**self._at(corner, name))

    def uploads(self) -> list[Any]:
        """Return the uploads that were begun and did not end."""
        return self.behind.list_multipart_uploads(Bucket=self.bucket).get("Uploads", [])

    def _at(self, corner: str, name: str) -> dict[str, str]:
        return {"Bucket": self.bucket, "Key": f"deep/{corner}/{name}"}


KINDS = (Drive, WsgiDav, Rclone, Moto)
