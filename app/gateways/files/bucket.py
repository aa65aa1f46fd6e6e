"""Files in a bucket, for several machines: S3 and whatever speaks it, Azure, Google."""

from obstore.store import from_url

from app.gateways.files.content_store import ContentStore


def bucket_files(url: str, **options: str) -> ContentStore:
    """A store at ``url``, for example ``s3://bucket/prefix``; ``options`` as obstore names them
    (``endpoint``, ``region``, ``access_key_id``, …). Also takes ``memory:///`` and ``file:///folder``.
    """
    return ContentStore(from_url(url, **options))  # type: ignore[call-overload]
