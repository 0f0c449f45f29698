"""What every page must be: checked on each page that a test sees."""

from collections import Counter

SAFE_WITHOUT_LABEL = {"hidden", "submit", "button", "image", "reset"}


class BadPageError(AssertionError):
    """A page breaks a rule of the house; the message says which and what to write."""


def inspect(response, page, *, whole):
    """Check one page, or one travelling block of it."""
    _ids_are_unique(page)
    _fields_are_labelled(page)
    _nothing_is_inline(page)
    _forms_are_protected(page)
    _images_speak(page)
    if whole:
        _has_one_heading(page)
        _has_headers(response)


def _ids_are_unique(page):
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    twice = [name for name, times in ids.items() if times > 1]
    _demand(not twice, f"ids used twice: {twice}; give each element its own")


def _fields_are_labelled(page):
    labelled = {label.get("for") for label in page.iter("label")}
    wrapped = {id(field) for label in page.iter("label") for field in label.iter()}
    for kind in ("input", "select", "textarea"):
        for field in page.iter(kind):
            if field.get("type") in SAFE_WITHOUT_LABEL:
                continue
            named = field.get("aria-label") or field.get("aria-labelledby")
            known = named or field.get("id") in labelled or id(field) in wrapped
            _demand(known, f"field {field.get('name')!r} has no label: use ui.field")


def _nothing_is_inline(page):
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        bad = [name for name in element.attrib if str(name).startswith("on") or name == "style"]
        _demand(
            not bad, f"<{element.tag}> carries {bad}: the CSP forbids it, use a class or portal.js"
        )
        _demand(element.tag != "style", "a <style> element: put it in static/css")
        if element.tag == "script":
            _demand(
                element.get("src") or element.get("type") == "application/json",
                "inline script: put it in static/js",
            )


def _forms_are_protected(page):
    for form in page.iter("form"):
        if form.get("method", "get").lower() == "post":
            names = {field.get("name") for field in form.iter("input")}
            _demand(
                "csrf_token" in names,
                "a POST form without csrf_token: use ui.form or ui.small_form",
            )


def _images_speak(page):
    for image in page.iter("img"):
        _demand(image.get("alt") is not None, f"<img src={image.get('src')!r}> has no alt")


def _has_one_heading(page):
    headings = list(page.iter("h1"))
    _demand(len(headings) == 1, f"{len(headings)} h1 on the page: write exactly one")
    title = " ".join((page.findtext(".//title") or "").split())
    heading = " ".join("".join(headings[0].itertext()).split())
    code = headings[0].get("data-code")  # a woman's page: her name stays out of the title
    _demand(not code or heading not in title, "a title must not hold a person's name")
    _demand(
        (code or heading) in title,
        f"the title must name the page as its h1 does: {code or heading!r}",
    )
    _demand(page.get("lang") or page.find(".").get("lang"), "<html> has no lang")


def _has_headers(response):
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        _demand(response.headers.get(name), f"the answer lacks {name}")
    _demand("unsafe" not in response.headers["Content-Security-Policy"], "the CSP is not strict")


def _demand(fulfilled, message):
    if not fulfilled:
        raise BadPageError(message)
