"""The language in which faults are asked for: ``name=value; name; ...``, described in README.md."""

from __future__ import annotations

from typing import Any, Dict, Optional

from attrs import frozen

END_OF_LINE = {"lf": b"\n", "crlf": b"\r\n", "cr": b"\r"}
BODIES = ("envelope", "detail", "text", "html", "empty")


class BadFault(ValueError):
    """The fault that was asked for does not exist or lacks its value."""


@frozen(kw_only=True)
class Fault:
    """A parsed fault; the members are the instructions of the grammar."""

    times: Optional[int] = None
    id: str = ""
    delay: float = 0.0
    stall: bool = False
    reset: bool = False
    close: bool = False
    status: Optional[int] = None
    retry_after: Optional[str] = None
    retry_after_ms: Optional[str] = None
    code: Optional[str] = None
    body: str = "envelope"
    truncate: Optional[int] = None
    drop_after: Optional[int] = None
    close_after: Optional[int] = None
    stall_after: Optional[int] = None
    error_after: Optional[int] = None
    no_done: bool = False
    comments: bool = False
    junk: bool = False
    eol: str = "lf"
    split: Optional[int] = None

    @property
    def on_response(self) -> bool:
        """Whether the answer itself is changed on its way out."""
        numbers = (
            self.truncate,
            self.drop_after,
            self.close_after,
            self.stall_after,
            self.error_after,
            self.split,
        )
        return (
            any(n is not None for n in numbers)
            or self.no_done
            or self.comments
            or self.junk
            or self.eol != "lf"
        )


_FLAGS = frozenset(("stall", "reset", "close", "no_done", "comments", "junk"))
_INTEGERS = frozenset(
    ("times", "status", "truncate", "drop_after", "close_after", "stall_after", "error_after", "split")
)
_WORDS = {"eol": tuple(END_OF_LINE), "body": BODIES}
_TEXTS = frozenset(("id", "retry_after", "retry_after_ms", "code"))


def parse(text: str) -> Fault:
    """Read ``name=value; name; ...``. Raises BadFault."""
    members: Dict[str, Any] = {}
    for instruction in filter(None, (part.strip() for part in text.split(";"))):
        name, _, value = (part.strip() for part in instruction.partition("="))
        key = name.replace("-", "_")
        try:
            if key in _FLAGS and not value:
                members[key] = True
            elif key in _INTEGERS:
                members[key] = int(value)
            elif key == "delay":
                members[key] = float(value)
            elif key in _TEXTS or value in _WORDS.get(key, ()):
                members[key] = value
            else:
                raise ValueError
        except ValueError:
            raise BadFault(f"unknown fault instruction: {instruction!r}") from None
    if members.get("split") == 0:
        raise BadFault("split needs at least one byte")
    return Fault(**members)
