"""Taking in a file: opened and checked first, then stored under its hash, outside any transaction."""

from werkzeug.datastructures import FileStorage

from app.gateways.uploads.inspection import inspect
from app.services import Services
from processes.actions.papers import StoredUpload

MEGABYTE = 1024 * 1024


def store_upload(
    at_hand: Services, posted: FileStorage, accept: tuple[str, ...], max_megabytes: int
) -> StoredUpload:
    """Inspect and keep a posted file.

    ``accept`` holds media types; the smaller of ``max_megabytes`` and the installation's limit counts (Q1).
    Raises :class:`~app.gateways.uploads.refusals.UploadRefused`; nothing is stored then.
    """
    data = posted.read()
    limit = min(max_megabytes, at_hand.settings.upload_megabytes) * MEGABYTE
    found = inspect(data, posted.filename or "", accept, limit)
    stored = at_hand.files.put(data)
    return StoredUpload(stored.sha256, found.filename_clean, found.media_type, found.size, found.pages)


def chosen(posted: FileStorage | None) -> bool:
    """Whether a file field came with a file: browsers post an empty one when nothing was chosen."""
    return posted is not None and bool(posted.filename)
