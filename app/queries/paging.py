"""The line under a list that is read page by page by the key of its last row."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from app.queries.views_officer import Paging


def forward_pages(
    endpoint: str,
    kept: Mapping[str, Any],
    first: int,
    shown: int,
    onward: Mapping[str, Any],
    total: str = "",
) -> Paging:
    """Rows ``first`` to ``first + shown - 1``; back goes to the beginning, as keys lead onward only.

    ``kept`` is what every address of the list carries, ``onward`` the key of the last row, empty where the
    list ends. Without a ``total`` counted elsewhere it is said on the last page only.
    """
    last = first + shown - 1 if shown else 0
    return Paging(
        first=first if shown else 0,
        last=last,
        total=total or ("" if onward else str(last)),
        previous=url_for(endpoint, **kept) if first > 1 else None,
        next=url_for(endpoint, **kept, **onward, first=last + 1) if onward else None,
    )
