"""What a person types as a place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.backup.places.address import (
    Address,
    BucketAddress,
    FolderAddress,
    ServerAddress,
    parse,
)
from kithbook.backup.places.errors import BadAddress, PlaceRefused
from kithbook.backup.places.opening import open_place

HOSTS = st.from_regex(r"[a-z0-9]([a-z0-9.-]{0,20}[a-z0-9])?", fullmatch=True)
PORTS = st.none() | st.integers(1, 65_535)
STEPS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="/"), min_size=1, max_size=12
).filter(lambda step: step not in {".", ".."})
PATHS = st.lists(STEPS, max_size=4)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("/mnt/usb/kithbook", FolderAddress(Path("/mnt/usb/kithbook"))),
        ("  /mnt/usb/  ", FolderAddress(Path("/mnt/usb"))),
        ("file:///mnt/my%20drive", FolderAddress(Path("/mnt/my drive"))),
        ("~/Sync", FolderAddress(Path("~/Sync").expanduser())),
        ("s3://kith-and-kin", BucketAddress("kith-and-kin", "", None, "us-east-1")),
        (
            "s3://kith/back/ups/?endpoint=https://s3.example.org&region=eu-central-1",
            BucketAddress("kith", "back/ups", "https://s3.example.org", "eu-central-1"),
        ),
        (
            "s3://kith?endpoint=S3.example.org:443",
            BucketAddress("kith", "", "https://s3.example.org", "us-east-1"),
        ),
        (
            "s3://kith?endpoint=http://localhost:9000",
            BucketAddress("kith", "", "http://localhost:9000", "us-east-1"),
        ),
        ("webdavs://cloud.example.org/dav/", ServerAddress("https://cloud.example.org/dav")),
        (
            "https://Cloud.example.org:8443/a b",
            ServerAddress("https://cloud.example.org:8443/a%20b"),
        ),
        ("webdav://127.0.0.1:8080/x", ServerAddress("http://127.0.0.1:8080/x")),
        ("http://[::1]/x", ServerAddress("http://[::1]/x")),
    ],
)
def test_what_people_type_is_understood(text, address):
    assert parse(text) == address
    assert parse(str(address)) == address


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is no place"),
        ("backups", "whole path"),
        ("./backups", "whole path"),
        ("/mnt/../etc", "without '..'"),
        ("/mnt/a\nb", "is no place"),
        ("~nobody-of-that-name/x", "no such user"),
        ("ftp://example.org/x", "no backups at ftp://"),
        ("file://server/share", "three slashes"),
        ("s3://", "the bucket"),
        ("s3://a", "the bucket"),
        ("s3://kith?endpoint=http://s3.example.org", "Without encryption"),
        ("s3://kith?endpoint=https://s3.example.org/path", "is a host"),
        ("s3://kith?endpoint=ftp://s3.example.org", "is a host"),
        ("s3://kith?endpoint=https://key:word@s3.example.org", "asks for keys"),
        ("s3://kith?acl=public", "endpoint= and region="),
        ("s3://kith?region=a&region=b", "once each"),
        ("s3://kith?region=", "A region is a word"),
        ("s3://kith?region", "as \\?endpoint="),
        ("s3://key:word@kith/x", "out of the address"),
        ("http://cloud.example.org/dav", "Without encryption"),
        ("webdav://192.168.1.5/dav", "Without encryption"),
        ("http://127.0.0.1.example.org/dav", "Without encryption"),
        ("https://ada:word@cloud.example.org/dav", "out of the address"),
        ("https://ada@cloud.example.org/dav", "out of the address"),
        ("https://cloud.example.org/dav?x=1", "Leave out the \\?"),
        ("https://cloud.example.org/dav#x", "Leave out the #"),
        ("https://cloud.example.org/a/../b", "written? plainly|write it plainly"),
        ("https://cloud.example.org/%2e%2e/b", "write it plainly"),
        ("https://cloud.example.org/%ff", "write it plainly"),
        ("https://cloud.example.org:99999/", "no host that can be read"),
        ("https:///dav", "plain letters"),
        ("https://clöud.example.org/", "plain letters"),
    ],
)
def test_what_is_mistyped_is_told_in_one_sentence(text, sentence):
    with pytest.raises(BadAddress, match=sentence) as failure:
        parse(text)
    told = str(failure.value)
    assert "word@" not in told
    assert told.endswith((".", "...", "=..."))


@given(
    bucket=st.from_regex(r"[a-z0-9][a-z0-9.-]{1,20}[a-z0-9]", fullmatch=True),
    steps=PATHS,
    host=st.none() | HOSTS,
    port=PORTS,
    region=st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True),
)
def test_a_bucket_is_the_same_again_when_written_down(bucket, steps, host, port, region):
    endpoint = host and parse(f"https://{host}:{port or 443}").url
    address = BucketAddress(bucket, "/".join(steps), endpoint, region)
    assert parse(str(address)) == address


@given(host=HOSTS | st.just("127.0.0.1"), port=PORTS, steps=PATHS)
def test_a_server_is_the_same_again_when_written_down(host, port, steps):
    text = f"webdavs://{host}{f':{port}' if port else ''}/{'/'.join(map(quoted, steps))}"
    address = parse(text)
    assert isinstance(address, ServerAddress)
    assert parse(str(address)) == address
    assert str(parse(str(address))) == str(address)


@given(steps=st.lists(STEPS, min_size=1, max_size=4))
def test_a_folder_is_the_same_again_when_written_down(steps):
    path = Path("/" + "/".join(steps))
    text = str(path)
    if text.strip() == text and "://" not in text:
        assert parse(str(FolderAddress(path))) == FolderAddress(path)


@given(st.text(max_size=60) | st.from_regex(r"(s3|https?|webdavs?|file)://.{0,40}"))
def test_any_text_is_an_address_or_is_refused(text):
    try:
        address: Address = parse(text)
    except BadAddress:
        return
    assert parse(str(address)) == address


def test_a_store_says_what_it_wants_to_be_asked_for():
    assert parse("/mnt/usb").asks is None
    assert parse("s3://kith").asks == ("Access key", "Secret key")
    assert parse("https://cloud.example.org").asks == ("User name", "Password")
    with pytest.raises(PlaceRefused):
        open_place(parse("s3://kith"))


def quoted(step):
    return "".join(f"%{byte:02X}" for byte in step.encode())
