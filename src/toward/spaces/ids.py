"""Row ids: UUIDs of version 7 (RFC 9562), so that rows written one after the other lie beside each other."""

import os
import re
from datetime import datetime

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def as_id(text: str) -> str | None:
    """`text` when it is a UUID as we write them: ids that browsers send go into rows and addresses, words must not."""
    return text if _UUID.fullmatch(text) else None


def new_id(now: datetime) -> str:
    """A new id, its first 48 bits the milliseconds of `now`."""
    milliseconds = int(now.timestamp() * 1000)
    value = milliseconds << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0x3 << 62) | 2 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
