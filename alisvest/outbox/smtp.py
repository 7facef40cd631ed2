"""Talking to the mail server, step by step, so that the worker knows at each step what may have happened.

Up to the answer to DATA nothing has been sent. Then the text goes; what the server answers to its end is definite.
Only where no answer comes does nobody know.
"""

import contextlib
import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from email.utils import parseaddr
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.message import sanitize_address
from django.core.mail.utils import DNS_NAME

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
READY_FOR_TEXT, ACCEPTED, LATER, NEVER = 354, 2, 4, 5


class AwayError(Exception):
    """The mail server is not reached, or does not let us in: nothing is wrong with any mail."""


class PutOffError(Exception):
    """The mail was not taken now, and may be taken later."""


class SenderRefusedError(Exception):
    """The server takes no mail from this sender: something is wrong with our settings, not with the receiver."""


class RejectedError(Exception):
    """The mail will never be taken: most often the address does not exist."""


class NoAnswerError(Exception):
    """The text was handed over, and no answer came: nobody knows whether the mail was taken."""


class Way(Protocol):
    """How mail leaves. A way that has refused or failed is left, and a new one opened for the next mail."""

    def announce(self, message: EmailMessage) -> None:
        """Ask whether this mail may come. Raises PutOffError, SenderRefusedError or RejectedError: nothing was sent."""

    def hand_over(self, message: EmailMessage) -> None:
        """Send it. Raises PutOffError or RejectedError where it was not taken, NoAnswerError where nobody knows."""

    def leave(self) -> None:
        """End politely, after a mail that was taken."""

    def drop(self) -> None:
        """End at once, wherever the conversation stands: what was not finished is not sent."""


def open_way() -> Way:
    """Open the way that EMAIL_URL names. Raises AwayError where the mail server is not reached."""
    return Conversation() if settings.EMAIL_BACKEND == SMTP_BACKEND else Backend()


def answer_seconds() -> float:
    """How long we wait for one answer of the mail server."""
    return float(settings.EMAIL_TIMEOUT)


def lease_seconds() -> float:
    """How long a worker may have a mail in its hands: longer than each of the two steps can last (see _limited)."""
    return answer_seconds() * 4


def _connect() -> smtplib.SMTP:
    host, port, name = settings.EMAIL_HOST, settings.EMAIL_PORT, str(DNS_NAME)
    if settings.EMAIL_USE_SSL:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port, local_hostname=name, timeout=answer_seconds(), context=context)
    return smtplib.SMTP(host, port, local_hostname=name, timeout=answer_seconds())


class Conversation:
    """A connection to the SMTP server, over which one mail after another goes."""

    def __init__(self) -> None:
        try:
            self._smtp = _connect()
            with self._limited(3):
                self._introduce()
        except (OSError, smtplib.SMTPException) as error:
            raise AwayError(_said(error)) from error

    def _introduce(self) -> None:
        self._smtp.ehlo_or_helo_if_needed()
        if settings.EMAIL_USE_TLS:
            self._smtp.starttls(context=ssl.create_default_context())
            self._smtp.ehlo_or_helo_if_needed()
        if settings.EMAIL_HOST_USER and settings.EMAIL_HOST_PASSWORD:
            self._smtp.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)

    def announce(self, message: EmailMessage) -> None:
        options = ["BODY=8BITMIME"] if self._smtp.has_extn("8bitmime") else []
        sender = parseaddr(sanitize_address(message.from_email, "utf-8"))[1]
        try:
            with self._limited(3):
                self._expect(self._smtp.mail(sender, options), ACCEPTED, SenderRefusedError)
                for address in message.recipients():
                    self._expect(self._smtp.rcpt(sanitize_address(address, "utf-8")), ACCEPTED, RejectedError)
                self._smtp.putcmd("data")
                self._expect(self._smtp.getreply(), READY_FOR_TEXT, RejectedError)
        except (OSError, smtplib.SMTPException) as error:
            raise PutOffError(_said(error)) from error

    def hand_over(self, message: EmailMessage) -> None:
        text = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]  # Django's own keyword
        quoted = re.sub(rb"(?m)^\.", b"..", text).removesuffix(b"\r\n")
        try:
            with self._limited(2):
                self._smtp.send(quoted + b"\r\n.\r\n")
                answer = self._smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise NoAnswerError(_said(error)) from error
        self._expect(answer, ACCEPTED, RejectedError)

    def leave(self) -> None:
        with contextlib.suppress(OSError, smtplib.SMTPException), self._limited(1):
            self._smtp.quit()
        self.drop()

    def drop(self) -> None:
        self._smtp.close()

    @staticmethod
    def _expect(answer: tuple[int, bytes], wanted: int, never: type[Exception]) -> None:
        code, words = answer
        if wanted in {code, code // 100}:
            return
        said = f"{code} {words.decode(errors='replace')}"
        raise (never if code // 100 == NEVER else PutOffError)(said)

    @contextlib.contextmanager
    def _limited(self, answers: int) -> Iterator[None]:
        """Cut the line when the step as a whole takes longer than so many answers may: a server can drip for hours."""
        timer = threading.Timer(answers * answer_seconds(), self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        if self._smtp.sock is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self._smtp.sock, socket.SHUT_RDWR)


class Backend:
    """Any of Django's other ways: files, memory, the console. What they raise, they raise before anything has left."""

    def announce(self, message: EmailMessage) -> None:
        pass

    def hand_over(self, message: EmailMessage) -> None:
        try:
            message.send()
        except OSError as error:  # smtplib's exceptions are such too
            raise PutOffError(_said(error)) from error

    def leave(self) -> None:
        pass

    def drop(self) -> None:
        pass


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
