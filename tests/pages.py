"""What a browser without scripts makes of an answer: its text, its links, and its forms as they would be sent."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

import httpx

Pairs = list[tuple[str, str]]
VOID = {"input", "link", "meta", "br", "hr", "img", "source", "wbr", "option"}
NOT_SENT = {"submit", "button", "image", "reset", "file"}


@dataclass
class PostedForm:
    """A form of a page: where it goes, what it would send as it stands, and its buttons."""

    action: str
    method: str
    fields: Pairs = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: Pairs = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return next(value for known, value in self.fields if known == name)

    def names(self) -> set[str]:
        """The names of all its controls, ticked or not."""
        return {name for name, _ in self.fields} | set(self.choices)

    def filled(self, answers: dict[str, object]) -> Pairs:
        """What would be sent after these answers were typed, chosen and ticked; others stay as they are."""
        given = {name: value for name, value in answers.items() if name in self.names()}
        pairs = [pair for pair in self.fields if pair[0] not in given]
        for name, value in given.items():
            pairs += [(name, str(one)) for one in (value if isinstance(value, list) else [value])]
        return pairs


class Page:
    """An answer as its reader sees it."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self.status = answer.status_code
        self.headers = answer.headers
        self.html = answer.text
        self.location = answer.headers.get("location", "")

    @cached_property
    def _read(self) -> "_Reader":
        reader = _Reader()
        reader.feed(self.html)
        return reader

    @property
    def elements(self) -> list[tuple[str, dict[str, str]]]:
        """Every element with its attributes."""
        return self._read.elements

    @property
    def text(self) -> str:
        """Everything that is shown, in one line."""
        return " ".join("".join(self._read.said).split())

    @property
    def shown(self) -> str:
        """The text, and what stands in the fields: all the words this page has."""
        values = [value for form in self.forms for _, value in form.fields]
        return " ".join([self.text, *values])

    @property
    def forms(self) -> list[PostedForm]:
        """The forms, in their order."""
        return self._read.forms

    def form(self, action: str) -> PostedForm:
        """The form that goes to this address."""
        found = [form for form in self.forms if form.action == action]
        assert found, f"no form to {action}, only to {[form.action for form in self.forms]}"
        return found[0]

    def forms_to(self, action: str) -> list[PostedForm]:
        """The forms that go to this address, which may be none."""
        return [form for form in self.forms if form.action == action]

    def links(self) -> list[str]:
        """Where its links lead."""
        return [attributes["href"] for tag, attributes in self.elements if tag == "a" and "href" in attributes]

    @property
    def refused(self) -> set[str]:
        """The names of the fields that have a reason for refusal beside them."""
        found = re.findall(r'class="refusal" id="([^"]+)-refusal"', self.html)
        return set(found)

    def normalised(self) -> tuple[int, str, tuple[tuple[str, str], ...]]:
        """The answer without what differs at every look: its nonces."""
        body = re.sub(r'nonce="[^"]+"', 'nonce="*"', self.html)
        headers = [(name, re.sub(r"'nonce-[^']+'", "'nonce-*'", value)) for name, value in self.headers.multi_items()]
        return self.status, body, tuple(sorted(headers))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.forms: list[PostedForm] = []
        self.said: list[str] = []
        self._form: PostedForm | None = None
        self._area: tuple[str, list[str]] | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag in ("script", "style", "title", "noscript"):
            self._silent += tag != "noscript"
        if tag == "form":
            self._form = PostedForm(attributes.get("action", ""), attributes.get("method", "get"))
            self.forms.append(self._form)
        elif tag == "textarea":
            self._area = (attributes.get("name", ""), [])
        elif self._form is not None and tag in ("input", "button"):
            self._control(tag, attributes)

    def _control(self, tag: str, attributes: dict[str, str]) -> None:
        assert self._form is not None
        kind, name, value = attributes.get("type", "text"), attributes.get("name", ""), attributes.get("value", "")
        if tag == "button":
            self._form.buttons.append((name, value))
        elif kind in ("radio", "checkbox"):
            self._form.choices.setdefault(name, []).append(value)
            if "checked" in attributes:
                self._form.fields.append((name, value))
        elif name and kind not in NOT_SENT:
            self._form.fields.append((name, value))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea" and self._area is not None:
            name, said = self._area
            if self._form is not None:
                # A browser drops one line feed at the beginning, and sends line ends as CR LF.
                self._form.fields.append(
                    (name, "".join(said).replace("\r\n", "\n").removeprefix("\n").replace("\n", "\r\n"))
                )
            self._area = None
        elif tag in ("script", "style", "title"):
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area[1].append(data)
        elif not self._silent:
            self.said.append(data)
