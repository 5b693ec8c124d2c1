"""What every answer says to the browser: keep nothing, run nothing of others', ask nobody else; and who may ask."""

import re

import httpx
import pytest

from tests.pages import Page
from tests.people import OUR_FORM, Cast
from tests.promises.test_matrix import ROWS, ask
from tests.promises.world import Visited

PAGES = [row for row in ROWS if row["route"].startswith("GET ") and "static" not in row["route"]]
FORMS = [row for row in ROWS if row["route"].startswith("POST ")]
IDS = [row["route"] for row in ROWS]
KEPT = ("/static/",)
POLICY = {
    "default-src": "'none'", "style-src": "'self'", "img-src": "'self'", "connect-src": "'self'",
    "manifest-src": "'self'", "form-action": "'self'", "frame-ancestors": "'none'", "base-uri": "'none'",
    "object-src": "'none'",
}  # fmt: skip
LEADS_AWAY = re.compile(r"tel:\+?\d+|sms:\+?\d+(\?&?body=\w+)?|https://[^\s\"'<>]+")
WITH_AN_ADDRESS = (
    "src",
    "href",
    "action",
    "formaction",
    "data",
    "poster",
    "srcset",
    "xlink:href",
    "background",
    "ping",
)


def every_answer(visited: Visited, row: dict[str, object]) -> list[Page]:
    """What each role gets for a row of the matrix, and nobody for an address that does not exist."""
    roles = ("anonymous", "stranger", "locked", "owner")
    return [ask(visited.role(role), visited.world, row) for role in roles] + [
        ask(visited.role("anonymous"), visited.world, row, "/no/such/address")
    ]


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_every_answer_is_fenced_and_only_static_files_are_kept(visited: Visited, row: dict[str, object]) -> None:
    static = str(row["route"]).split(" ")[1].startswith(KEPT)
    for page in every_answer(visited, row):
        assert ("immutable" if static and page.status == 200 else "no-store") in page.headers["cache-control"]
        assert page.headers["x-content-type-options"] == "nosniff"
        assert page.headers["referrer-policy"] == "same-origin"
        assert page.headers["cross-origin-opener-policy"] == "same-origin"
        assert page.headers["cross-origin-resource-policy"] == "same-origin"
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
        assert not {"server", "x-powered-by", "access-control-allow-origin", "allow"} & set(page.headers)


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_every_page_runs_only_its_own_scripts_and_asks_only_its_own_origin(
    visited: Visited, row: dict[str, object]
) -> None:
    for page in every_answer(visited, row):
        if page.headers.get("content-type", "").startswith("text/html"):
            assert faults(page) == []


def faults(page: Page) -> list[str]:
    """Everything on a page that its policy would stop or that leaves the origin."""
    policy = dict(part.strip().split(" ", 1) for part in page.headers["content-security-policy"].split(";"))
    nonce = re.search(r"'nonce-([^']{20,})'", policy.pop("script-src", ""))
    found = [] if nonce and policy == POLICY else ["policy"]
    for tag, given in page.elements:
        found += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        found += [tag] if tag in ("style", "iframe", "object", "embed", "base", "applet") else []
        if tag == "script" and not (nonce and given.get("nonce") == nonce[1] and given.get("src")):
            found.append("script")
        found += [
            f"{tag} {name}={given[name]}" for name in WITH_AN_ADDRESS if name in given and not inside(tag, given[name])
        ]
    return found


def inside(tag: str, address: str) -> bool:
    """Whether an address stays here; a link for the finger alone may lead to somebody who helps."""
    if re.match(r"/(?![/\\])|#", address):
        return True
    return tag == "a" and LEADS_AWAY.fullmatch(address) is not None


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="color:red">', '<p onclick="x()">', "<style>p{}</style>", "<script>x()</script>",
        '<script src="/static/leave.js"></script>', '<img src="https://example.org/x.png">',
        '<img src="//example.org/x">',
        '<form action="https://example.org/"></form>', '<iframe src="/x"></iframe>', '<a href="javascript:x()">',
        '<link rel="stylesheet" href="https://example.org/x.css">',
    ],
)  # fmt: skip
def test_each_of_these_would_be_found(cast: Cast, bad: str) -> None:
    whole = cast.visitor().get("/help")
    assert faults(whole) == []
    answer = whole.answer
    body = whole.html.replace("</main>", f"{bad}</main>").encode()
    spoilt = httpx.Response(
        200, headers=[("content-security-policy", answer.headers["content-security-policy"])], content=body
    )
    assert faults(Page(spoilt)) != []


def test_every_page_has_a_nonce_of_its_own(cast: Cast) -> None:
    policies = {cast.visitor().get("/").headers["content-security-policy"] for _ in range(20)}
    assert len(policies) == 20


@pytest.mark.parametrize("row", PAGES, ids=[row["route"] for row in PAGES])
def test_no_title_and_no_address_has_a_word_of_anybodys(visited: Visited, row: dict[str, object]) -> None:
    page = ask(visited.role("owner"), visited.world, row)
    title = page.html.partition("<title>")[2].partition("</title>")[0]
    for word in ("Ada", "brother", "rent", "true thing"):
        assert word not in title
        assert not [link for link in page.links() if word in link]


ELSEWHERE = [
    {"sec_fetch_site": "cross-site"},
    {"sec_fetch_site": "same-site"},
    {"sec_fetch_site": "none"},
    {"sec_fetch_site": "cross-site", "origin": "https://toward.test"},
    {"origin": "https://evil.test"},
    {"origin": "https://toward.test.evil.test"},
    {"origin": "https://toward.test@evil.test"},
    {"origin": "null"},
    {"origin": "http://["},
    {"origin": ""},
    {"referer": "https://toward.test/settings"},
    {},
]


@pytest.mark.parametrize("said", ELSEWHERE, ids=str)
def test_a_form_from_elsewhere_changes_nothing(visited: Visited, said: dict[str, str]) -> None:
    for row in FORMS:
        path = visited.world.told(row["route"].split(" ")[1])
        page = visited.role("owner").sends(
            "POST",
            path,
            visited.world.told(row.get("form", "")).encode(),
            content_type=OUR_FORM["content-type"],
            **said,
        )
        assert page.status == 403, path
        assert page.forms == []
    owner = visited.role("owner")
    assert owner.get(f"/drafts/{visited.world.draft}/1").status == 200
    assert owner.get(f"/entries/{visited.world.entry}").status == 200


@pytest.mark.parametrize("said", [{"origin": "https://toward.test"}, {"sec_fetch_site": "same-origin"}], ids=str)
def test_a_form_of_ones_own_does(visited: Visited, said: dict[str, str]) -> None:
    assert visited.role("owner").sends("POST", "/awake", **said).status == 204


def over(cast: Cast, address: str, method: str = "GET", path: str = "/") -> Page:
    """Ask at an address as it would be typed."""
    request = httpx.Request(method, address + path, headers={"sec-fetch-site": "same-origin"})
    return Page(cast.wire.send(request, follow_redirects=False))


@pytest.mark.parametrize("address", ["http://192.168.1.5:8000", "http://ben-laptop.local:8000", "http://toward.test"])
def test_on_a_way_others_can_read_nothing_is_asked_or_shown(visited: Visited, address: str) -> None:
    for row in [row for row in ROWS if row["route"].split(" ")[0] in ("GET", "POST")]:
        method, _, path = visited.world.told(row["route"]).partition(" ")
        page = over(visited, address, method, path)
        if path == "/healthz" or path.startswith("/static/"):
            assert page.status == 200
            continue
        assert page.status == 403, path
        assert page.forms == []
        assert "https://" in page.text
        assert "set-cookie" not in page.headers


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://localhost:8000", "https://192.168.1.5:8443"])
def test_on_this_machine_and_on_a_sealed_way_it_is_open(cast: Cast, address: str) -> None:
    assert over(cast, address).status == 200


@pytest.mark.parametrize(("host", "status"), [("[::1]:8000", 200), ("[::1]", 200), ("[::2]:8000", 403), ("::1", 403)])
def test_this_machine_may_be_asked_over_ipv6_too(cast: Cast, host: str, status: int) -> None:
    request = httpx.Request("GET", "http://127.0.0.1/", headers={"host": host})
    assert cast.wire.send(request, follow_redirects=False).status_code == status


@pytest.mark.parametrize("host", ["", "[", "[::1", "a b", "toward.test:99999", "x" * 2000, "::1", "user@127.0.0.1"])
def test_a_host_that_is_none_breaks_nothing(cast: Cast, host: str) -> None:
    for method in ("GET", "POST"):
        assert cast.visitor().sends(method, "/", host=host).status < 500


def test_a_browser_that_came_by_https_is_told_to_stay_there(cast: Cast) -> None:
    assert cast.visitor().get("/").headers["strict-transport-security"] == "max-age=31536000"


def test_a_body_of_parts_is_no_form_and_is_not_read(cast: Cast) -> None:
    head = b'content-disposition: form-data; name="name"\r\ncontent-type: text/plain; charset=punycode'
    part = b"--x\r\n" + head + b"\r\n\r\n-b\r\n--x--\r\n"
    sent = {"content-type": "multipart/form-data; boundary=x"}
    assert cast.visitor().sends("POST", "/sign-in", part, **OUR_FORM | sent).status == 400
    plain = {"content-type": "application/x-www-form-urlencoded; charset=UTF-8"}
    assert cast.visitor().sends("POST", "/sign-in", b"name=Ada", **OUR_FORM | plain).status == 422
