"""What no page may do, watched all the while: scripts that fail, requests that leave, answers that break."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError

# The browser itself writes this line for every answer of 400 and above; those are looked at as answers.
NO_FAULT = "Failed to load resource"


class Watch:
    """Everything that went wrong in one browser context, in the order it did."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.faults: list[str] = []
        self.requests: list[str] = []
        self.allowed = {urlsplit(address).netloc}
        self.may_break = False
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("response", self._response)

    def allow(self, address: str) -> None:
        """Another site somebody means to go to."""
        self.allowed.add(urlsplit(address).netloc)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(NO_FAULT):
            self.faults.append(f"console: {message.text}")

    def _error(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")

    def _request(self, request: Request) -> None:
        self.requests.append(f"{request.method} {request.url}")
        if urlsplit(request.url).netloc not in self.allowed:
            self.faults.append(f"left the origin: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500 and not self.may_break:
            self.faults.append(f"{response.status} at {response.url}")


def focused(page: Page) -> str:
    """What has the focus, as a short line for assertions."""
    return str(
        page.evaluate(
            """() => {
              const it = document.activeElement;
              return [it.tagName.toLowerCase(), it.getAttribute("name") ?? it.getAttribute("href") ?? "",
                it.type === "radio" || it.type === "checkbox" ? it.value : ""].filter(Boolean).join(" ");
            }"""
        )
    )
