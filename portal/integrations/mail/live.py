"""Letters by SMTP, through the standard library."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from portal.integrations.mail import Mail, MailError, PostClosedError

PATIENCE = 15  # seconds
REFUSED = (  # this letter, not letters
    smtplib.SMTPSenderRefused,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
)
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class SmtpPost:
    """Carries letters to the server that SMTP_URL names, one connection a letter."""

    def __init__(self, url: str, sender: str) -> None:
        self.url = urlsplit(url)
        self.sender = sender

    def send(self, mail: Mail) -> None:
        try:
            with connect(self.url) as server:
                server.send_message(self._message(mail))
        except REFUSED as error:
            raise MailError(type(error).__name__) from error
        except (OSError, smtplib.SMTPException) as error:
            raise PostClosedError(type(error).__name__) from error

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        message["From"] = f"Bi.lanciare <{self.sender}>"
        message["To"] = mail.to
        message["Subject"] = mail.subject
        message["Message-ID"] = f"<{mail.id}@{self.sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        return message


def connect(url: SplitResult) -> smtplib.SMTP:
    """Open a connection, encrypted and signed in where the URL says so."""
    host, port = url.hostname or "localhost", url.port or PORTS[url.scheme]
    if url.scheme == "smtps":
        context = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=PATIENCE)
    if url.scheme == "smtp+starttls":
        server.starttls(context=ssl.create_default_context())
    if url.username:
        server.login(unquote(url.username), unquote(url.password or ""))
    return server
