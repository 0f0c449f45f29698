"""A browser for tests: it posts forms as a person would and inspects every page it sees."""

import re

import html5lib
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.inspection import inspect

PASSWORD = "tre parole di prova"


class Browser:
    """A Flask client that keeps CSRF tokens and refuses a bad page."""

    def __init__(self, app):
        self.app = app
        self.client = app.test_client()
        self.page = None
        self.response = None

    def get(self, path, *, follow=False, **options):
        self.response = self.client.get(path, follow_redirects=follow, **options)
        return self._seen()

    def post(self, path, values=None, *, follow=False, fresh=True, **options):
        """Send a form; its CSRF token is taken from a page of this browser."""
        content = {"csrf_token": self.csrf_token(), **(values or {})} if fresh else values
        self.response = self.client.post(path, data=content, follow_redirects=follow, **options)
        return self._seen()

    def submit(self, values=None, *, form=None, follow=True, **options):
        """Fill in and send a form of the page last seen: what it shows, changed by `values`."""
        chosen = self._form(form)
        content = {**_filled(chosen), **(values or {})}
        action = chosen.get("action") or self.response.request.path
        sent = {**options, **_encoded(content)}
        self.response = self.client.post(action, follow_redirects=follow, **sent)
        return self._seen()

    def filled(self, *, form=None):
        """Return what sending a form of the page last seen would send, untouched."""
        return _filled(self._form(form))

    def sign_in(self, email, password=PASSWORD):
        """Sign in by the form; how its page looks is seen where signing in is tried."""
        self.response = self.client.get("/signin")
        self.post("/signin", {"email": email, "password": password})
        assert self.response.status_code == 303, self.text
        return self

    def csrf_token(self):
        """Return a token of this browser's session, from whatever page carries one."""
        if not re.search(r'name="csrf_token"', self.response.text if self.response else ""):
            self.response = self.client.get("/signin")
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.response.text)
        return found.group(1) if found else ""

    @property
    def status(self):
        return self.response.status_code

    @property
    def text(self):
        """Return what a person reads on the page, without its tags."""
        if self.page is None:
            return self.response.text
        main = self.page.find(".//main")
        return _words(main if main is not None else self.page)

    @property
    def title(self):
        return _words(self.page.find(".//h1"))

    def links(self):
        return [link.get("href") for link in self.page.iter("a") if link.get("href")]

    def _seen(self):
        self.page = None
        if self.response.mimetype == "text/html" and self.response.text:
            whole = "<html" in self.response.text
            self.page = _parsed(self.response.text, whole=whole)
            inspect(self.response, self.page, whole=whole)
        return self

    def _form(self, name):
        forms = [
            form for form in self.page.iter("form") if form.get("method", "").lower() == "post"
        ]
        inside_main = [
            f for f in (self.page.find(".//main") or self.page).iter("form") if f in forms
        ]
        forms = inside_main or forms
        if name:
            forms = [form for form in forms if name in (form.get("action") or "")]
        assert forms, "no form to send on this page"
        return forms[0]


def _parsed(text, *, whole):
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    return parser.parse(text) if whole else _fragment(parser, text)


def _fragment(parser, text):
    return parser.parseFragment(text)


def _words(element):
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _filled(form):
    """Return what a browser would send for a form nobody touched."""
    content = {}
    for field in form.iter("input"):
        kind = field.get("type", "text")
        name = field.get("name")
        if not name or kind in {"submit", "button", "file", "image"}:
            continue
        if kind in {"checkbox", "radio"} and field.get("checked") is None:
            continue
        content.setdefault(name, []).append(field.get("value", "on" if kind == "checkbox" else ""))
    for field in form.iter("textarea"):
        content.setdefault(field.get("name"), []).append((field.text or "").lstrip("\n"))
    for field in form.iter("select"):
        content.setdefault(field.get("name"), []).extend(_chosen(field))
    return content


def _encoded(content):
    """Encode a form with files in memory: the test client would leave a temporary file open."""
    files = {name: value for name, value in content.items() if isinstance(value, tuple)}
    if not files:
        return {"data": content}
    stored = {name: FileStorage(*value, name=name) for name, value in files.items()}
    boundary, body = encode_multipart(MultiDict({**content, **stored}))
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}


def _chosen(select):
    options = list(select.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if not chosen and select.get("multiple") is None:
        chosen = options[:1]
    return [option.get("value", option.text or "") for option in chosen]
