"""A visitor of a served installation: by HTTP, with her cookie kept by hand."""

import re
from urllib.parse import urlencode, urlsplit

from tests.client import PASSWORD
from tests.installation import HOST


class Visitor:
    """Asks a web server for pages and sends the forms she finds there."""

    def __init__(self, web):
        self.web = web
        self.cookies = {}
        self.status, self.headers, self.page = 0, {}, ""

    def get(self, path):
        return self._asked("GET", path)

    def post(self, path, values):
        """Send a form with the tokens of the page last seen."""
        tokens = {name: self.field(name) for name in ("csrf_token", "form_token")}
        return self._asked("POST", path, urlencode({**tokens, **values}))

    def sign_in(self, email):
        self.get("/signin").post("/signin", {"email": email, "password": PASSWORD})
        assert self.status == 303, self.page
        return self

    def field(self, name):
        found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', self.page)
        return found.group(1) if found else ""

    @property
    def location(self):
        return urlsplit(self.headers.get("Location", "")).path

    def _asked(self, method, path, body=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"https://{HOST}"
        self.status, self.headers, self.page = self.web.ask(method, path, body, headers)
        for cookie in self.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return self
