"""What the worker would send: the letters on their way, read at once."""

import re

from portal.delivery import deliver
from portal.jobs import worker_engine
from tenants.clock import now


class KeptPost:
    """Carries letters into a list."""

    def __init__(self):
        self.mails = []

    def send(self, mail):
        self.mails.append(mail)


def sent_letters(app, at=None):
    """Deliver what is due, as the worker does; return the letters."""
    engine, post = worker_engine(app.config["PORTAL"]), KeptPost()
    with app.app_context():
        deliver(engine, post, worker="test", at=at or now())
    engine.dispose()
    return post.mails


def path_in(mail, start):
    """Return the path of the link in a letter, which begins as said."""
    return re.search(rf"http://localhost({re.escape(start)}\S*)", mail.text).group(1)
