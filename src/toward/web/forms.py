"""What a person posted, read without surprises."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from litestar import Request
from litestar.di import Dependency
from litestar.exceptions import ClientException
from litestar.params import SkipValidationMarker

# Where passphrases are typed. No page repeats them, not even one that keeps everything else.
NEVER_KEPT = ("passphrase", "own", "offered")


class Form(Mapping[str, Sequence[str]]):
    """A posted form: every field a sequence of texts.  Uploaded files are no part of it."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.pairs = pairs
        self._fields: dict[str, list[str]] = {}
        for name, value in pairs:
            self._fields.setdefault(name, []).append(value)

    def one(self, name: str, most: int = 400) -> str:
        """The first value of a field, cut of surrounding white space; "" when it is not there or longer than `most`."""
        value = (self._fields.get(name) or [""])[0].strip()
        return value if len(value) <= most else ""

    @property
    def kept(self) -> Sequence[tuple[str, str]]:
        """What a page may carry on, to be sent again."""
        return [(name, value) for name, value in self.pairs if name not in NEVER_KEPT]

    def __getitem__(self, name: str) -> Sequence[str]:
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


PLAIN_FORM = "application/x-www-form-urlencoded"
Posted = Annotated[Form, Dependency(), SkipValidationMarker()]


async def provide_form(request: Request[Any, Any, Any]) -> Form:
    """The dependency `form`.  A body that is no form is the caller's mistake: 400.

    Nothing here takes a file, so a multipart body is none either: reading one may cost any amount of time,
    with a character set of the sender's choosing, while every other page waits.
    """
    kind = request.headers.get("content-type", PLAIN_FORM).partition(";")[0].strip().lower()
    if kind != PLAIN_FORM:
        raise ClientException("this is not a form")
    try:
        posted = await request.form()
    except (ValueError, UnicodeError) as error:
        raise ClientException("this is not a form") from error
    form = Form([(name, value) for name, value in posted.multi_items() if isinstance(value, str)])
    request.state.form = form
    return form


def kept_form(request: Request[Any, Any, Any]) -> Sequence[tuple[str, str]]:
    """What was posted with this request, for a page that says it could not be done; never logged."""
    form: Form | None = request.state.get("form")
    return form.kept if form is not None else ()
