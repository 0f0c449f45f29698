"""What the editor of a note sends while somebody writes."""

HTMX = {"HX-Request": "true"}


def keep(page, address, **values):
    """What autosave sends: the form as it stands, without the token of an answer."""
    content = {**page.filled(), **values}
    content.pop("form_token")
    return page.client.put(address, data=content, headers=HTMX)
