"""A real mail server on the loopback: it takes letters, refuses some, and shows what it took."""

import email
import socket
from collections import Counter
from contextlib import contextmanager

from aiosmtpd.controller import Controller


class Letterbox:
    """What arrived; addresses that begin with `rifiuta` are refused for good."""

    def __init__(self):
        self.arrived = []

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 -- the server's name
        if address.startswith("rifiuta"):
            return "550 nobody of that name here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 -- the server's name
        self.arrived.append(email.message_from_bytes(envelope.content))
        return "250 taken"

    @property
    def ids(self):
        return [message["Message-ID"] for message in self.arrived]

    @property
    def visible(self):
        """Return how often a reader sees each letter: one Message-ID is one letter."""
        return len(set(self.ids))

    @property
    def repeated(self):
        return {name: times for name, times in Counter(self.ids).items() if times > 1}


@contextmanager
def mail_server(port=None, box=None):
    """Run the server; give its letterbox and its SMTP_URL."""
    box = box or Letterbox()
    controller = Controller(box, hostname="127.0.0.1", port=port or free_port())
    controller.start()
    try:
        yield box, f"smtp://127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
