"""The sandbox's mail server: real SMTP on 127.0.0.1, into the mailbox. Only the demo and the tests import it."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings

from advocacy.sandbox import mailbox

HOST = "127.0.0.1"
logging.getLogger("mail.log").setLevel(logging.WARNING)  # the server notes every line of every conversation


class IntoTheMailbox:
    """Takes every mail for every address."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep a mail before saying so."""
        mailbox.keep(envelope.original_content or b"")
        return "250 Kept"


class OnSocket(Controller):
    """A server on a socket that is bound already, so that no other program can take the port in between."""

    def __init__(self, handler: Any, listener: socket.socket) -> None:
        super().__init__(handler, hostname=HOST, port=listener.getsockname()[1], enable_SMTPUTF8=True)
        self.listener = listener

    def _create_server(self) -> Any:
        return self.loop.create_server(self._factory_invoker, sock=self.listener)


@contextmanager
def running(port: int | None = None, handler: Any = None) -> Iterator[int]:
    """Take mail in a thread; yields its port: the one given or that of EMAIL_URL, or a free one if that is taken."""
    wanted = settings.EMAIL_PORT if port is None else port
    try:
        listener = socket.create_server((HOST, wanted))
    except OSError:
        listener = socket.create_server((HOST, 0))
    controller = OnSocket(handler or IntoTheMailbox(), listener)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
