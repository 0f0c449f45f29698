"""What no text of ours may hold: a zero byte, which the database cannot keep."""

from flask import Flask, abort, request

ZERO = "\x00"
UNREADABLE = 400


def refuse_zeros() -> None:
    """Refuse an address or a form with a zero byte in it: no keyboard writes one."""
    written = (*request.args.items(multi=True), *request.form.items(multi=True))
    if any(ZERO in words for pair in written for words in pair):
        abort(UNREADABLE)


def init_app(app: Flask) -> None:
    app.before_request(refuse_zeros)
