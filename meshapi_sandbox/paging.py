"""Lists that go on after the id of the last entry seen."""

from __future__ import annotations

from typing import Annotated, Any, Dict, List, Optional, Sequence

from pydantic import BaseModel, Field

from meshapi_sandbox.errors import invalid
from meshapi_sandbox.store.records import Record

DEFAULT_LIMIT = 20


class Cursor(BaseModel):
    """Which part of a list."""

    after: Optional[str] = None
    limit: Annotated[int, Field(ge=1)] = DEFAULT_LIMIT


class ShortCursor(Cursor):
    """The same for pages of 100 entries at most."""

    limit: Annotated[int, Field(ge=1, le=100)] = DEFAULT_LIMIT


def page(records: Sequence[Record], cursor: Cursor) -> List[Record]:
    """The records of a page, and one more when there are any after it."""
    start = 0
    if cursor.after is not None:
        places = [place for place, record in enumerate(records) if record.id == cursor.after]
        if not places:
            raise invalid("There is no entry of this id in the list.", "after", place="query")
        start = places[0] + 1
    return list(records[start : start + cursor.limit + 1])


def listed(entries: Sequence[Dict[str, Any]], limit: int) -> Dict[str, Any]:
    """A page as the wire carries it; ``entries`` may hold one more than the page."""
    shown = list(entries[:limit])
    return {
        "object": "list",
        "data": shown,
        "has_more": len(entries) > limit,
        "first_id": shown[0]["id"] if shown else None,
        "last_id": shown[-1]["id"] if shown else None,
    }
