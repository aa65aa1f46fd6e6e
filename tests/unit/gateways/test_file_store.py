"""One contract for every place that keeps files."""

import hashlib
import io
from pathlib import Path

import pytest

from app.gateways.files.bucket import bucket_files
from app.gateways.files.content_store import PIECE, ContentStore
from app.gateways.files.local import local_files
from app.gateways.files.port import BadFileName, FileAltered, FileMissing, FileStore
from app.gateways.files.sandbox import memory_files

HELLO = hashlib.sha256(b"hello").hexdigest()


@pytest.fixture(params=["local", "memory", "url"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    if request.param == "local":
        return local_files(tmp_path / "files")
    return memory_files() if request.param == "memory" else bucket_files("memory:///")


@pytest.mark.parametrize("data", [b"", b"hello", b"\0" * (3 * PIECE + 7)])
def test_gives_back_what_was_put(store: FileStore, data: bytes) -> None:
    file = store.put(data)
    assert (file.sha256, file.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert store.exists(file.sha256)
    assert store.get(file.sha256) == data
    assert b"".join(store.open_stream(file.sha256)) == data


def test_putting_twice_changes_nothing(store: FileStore) -> None:
    assert store.put(b"hello") == store.put(b"hello")
    assert store.get(HELLO) == b"hello"


def test_a_missing_file_is_said_at_once(store: FileStore) -> None:
    assert not store.exists(HELLO)
    with pytest.raises(FileMissing):
        store.get(HELLO)
    with pytest.raises(FileMissing):
        store.open_stream(HELLO)


@pytest.mark.parametrize(
    "name", ["", "hello.pdf", "../" * 20 + "etc/passwd", HELLO.upper(), HELLO[:-1], HELLO + "\n", HELLO + "0"]
)
@pytest.mark.parametrize("asked", ["get", "exists", "open_stream"])
def test_only_a_hash_is_a_name(store: FileStore, asked: str, name: str) -> None:
    with pytest.raises(BadFileName):
        getattr(store, asked)(name)


def kept(folder: Path) -> Path:
    return folder / HELLO[:2] / HELLO[2:4] / HELLO


@pytest.fixture
def local(tmp_path: Path) -> ContentStore:
    store = local_files(tmp_path)
    store.put(b"hello")
    return store


def test_the_folder_holds_one_file_and_nothing_half_written(local: ContentStore, tmp_path: Path) -> None:
    local.put(b"hello")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [kept(tmp_path)]


@pytest.mark.shows("A-03")
@pytest.mark.parametrize("now", [b"jello", b"hello and more", b""])
def test_an_altered_file_is_never_given_out_whole(local: ContentStore, tmp_path: Path, now: bytes) -> None:
    kept(tmp_path).write_bytes(now)
    with pytest.raises(FileAltered):
        local.get(HELLO)
    with pytest.raises(FileAltered):
        b"".join(local.open_stream(HELLO))


def test_putting_over_a_cut_file_is_noticed(local: ContentStore, tmp_path: Path) -> None:
    kept(tmp_path).write_bytes(b"hell")
    with pytest.raises(FileAltered):
        local.put(b"hello")


def test_an_altered_long_stream_stops_before_its_last_piece(tmp_path: Path) -> None:
    store = local_files(tmp_path)
    data = bytes(range(256)) * (4 * PIECE // 256)
    file = store.put(data)
    place = next(path for path in tmp_path.rglob("*") if path.is_file())
    place.write_bytes(b"X" + data[1:])
    given = io.BytesIO()
    with pytest.raises(FileAltered):
        given.writelines(store.open_stream(file.sha256))
    assert 0 < len(given.getvalue()) < len(data)
