"""The stand-in for Stripe as the demo and the tests run it, and what they may do to it from outside.

with running(playing=Playing(calm=True)) as playing:
    playing.webhooks_to("http://127.0.0.1:8000/stripe/", secrets=["whsec_…"])
    ...                            # the site asks for a session, under `playing.settings`
    playing.pay(session_id)
    playing.deliver()              # on a bad day: playing.deliver_all()
    playing.advance(timedelta(days=31))
"""

import secrets
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from http.server import ThreadingHTTPServer
from typing import Any

from advocacy.sandbox.scripts import Script
from advocacy.sandbox.stripe import checkout, disputes, handler, paying, payouts, portal, refunds, subscriptions
from advocacy.sandbox.stripe.bad_day import Day
from advocacy.sandbox.stripe.clock import midnight
from advocacy.sandbox.stripe.idempotency import Keys
from advocacy.sandbox.stripe.pages import Pages
from advocacy.sandbox.stripe.refusals import Json
from advocacy.sandbox.stripe.webhooks import Endpoint, Receiver, Webhooks
from advocacy.sandbox.stripe.world import World

HOST = "127.0.0.1"
KEY = "sk_test_sandbox4eC39HqLyjWDarjtT1zdp7dc"
SECRET = "whsec_sandbox5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH"  # noqa: S105 - of the sandbox alone
TICK = 0.2  # seconds
STEP = 1.0  # seconds, at least, from one delivery to the next
ROUNDS = 1000


class Playing:
    """One Stripe. `calm`: nothing goes wrong by itself. `ticks`: time and webhooks go on by themselves while it runs.

    Its clock goes as the real one, from now or from `starts_at` on. `url` is "" while it does not run. All verbs may be
    called from any thread.
    """

    def __init__(
        self, *, calm: bool = False, seed: int | None = None, ticks: bool = False, starts_at: datetime | None = None
    ) -> None:
        self.calm, self.ticks, self.starts_at = calm, ticks, starts_at
        self.key, self.url = KEY, ""
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.reset(seed)

    def reset(self, seed: int | None = None) -> None:
        """As at the beginning, with nobody's money; nobody is told of anything any more."""
        self.seed = secrets.randbelow(10**6) if seed is None else seed
        self.requests = 0
        self.world = World(self.seed, hasty=self.calm)
        self.world.url = self.url
        if self.starts_at:
            self.world.clock.advance(self.starts_at - datetime.now(UTC))
        self.day = Day(self.seed, calm=self.calm)
        self.keys = Keys()
        self.webhooks = Webhooks(self.world, self.day)
        self.world.hearing = self.webhooks.announce
        self.pages = Pages(self.world)
        self.world.clock.later(midnight(self.world.clock.now()), payouts.every_night, self.world)

    @property
    def settings(self) -> dict[str, Any]:
        """The settings under which the site speaks to it."""
        known = [secret for endpoint in self.webhooks.endpoints for secret in endpoint.secrets]
        return {
            "STRIPE_API_BASE": self.url,
            "STRIPE_SECRET_KEY": self.key,
            "STRIPE_WEBHOOK_SECRETS": list(dict.fromkeys(known)) or [SECRET],
            "STRIPE_LIVE": False,
        }

    def have_a_day(self, *, calm: bool) -> None:
        """Calm from now on, or bad."""
        self.calm = self.day.calm = self.world.hasty = calm

    @property
    def script(self) -> Script:
        """What is to happen to requests: `script.next(Behaviour.CLOSED, office="refunds.create")`."""
        return self.day.script

    def request_id(self) -> str:
        """The next request's."""
        with self.lock:
            self.requests += 1
            return f"req_{self.seed:06d}{self.requests:08d}"

    # Webhooks

    def webhooks_to(
        self,
        to: str | Receiver,
        *,
        secrets: Sequence[str] = (SECRET,),
        thin: bool = False,
        events: Sequence[str] = ("*",),
    ) -> Endpoint:
        """Tell an address (or a function) of what happens from now on."""
        endpoint = Endpoint(to, list(secrets), thin, events)
        self.webhooks.endpoints.append(endpoint)
        return endpoint

    def deliver(self) -> int:
        """Send the webhooks that are due; how many were sent."""
        self.advance(timedelta())
        return self.webhooks.deliver()

    def deliver_all(self) -> int:
        """Send all of them: move the clock on from one to the next until none is on its way."""
        sent = self.deliver()
        for _ in range(ROUNDS):
            with self.webhooks.lock:
                if not self.webhooks.waiting:
                    break
                due = self.webhooks.waiting[0].due
            self.advance(timedelta(seconds=max(STEP, due - self.world.clock.exactly() + 0.001)))
            sent += self.webhooks.deliver()
        return sent

    # Time

    def advance(self, by: timedelta) -> None:
        """Move the clock on, and let happen what falls due: renewals, retries, settlements, payouts."""
        with self.world.lock:
            self.world.clock.advance(by)
            self.world.clock.catch_up()
            self.keys.forget_old(self.world.clock.now())

    def advance_to(self, moment: datetime) -> None:
        """Move it on to a moment."""
        self.advance(timedelta(seconds=moment.timestamp() - self.world.clock.exactly()))

    # What people, banks and Stripe do

    def do(self, work: Callable[..., Any], *args: Any, **words: Any) -> Any:
        """Do something to the world."""
        with self.world.lock:
            self.world.clock.catch_up()
            return work(self.world, *args, **words)

    def find(self, id: str) -> Json:
        """Any object, as it is now."""
        with self.world.lock:
            return dict(self.world.objects[id])

    def all(self, kind: str) -> list[Json]:
        """All of a kind (`charge`), oldest first."""
        with self.world.lock:
            return [dict(one) for one in self.world.all(kind)]

    def pay(self, session_id: str, *, email: str = "", name: str = "") -> Json:
        """Pay on the page of a session. Raises `checkout.Closed`."""
        return dict(self.do(checkout.pay, session_id, email=email, name=name))

    def pay_by_bank(self, session_id: str, *, email: str = "", name: str = "") -> Json:
        """Pay by bank: it settles four days later, or by `settle_bank`. Raises `checkout.Closed`."""
        return dict(self.do(checkout.pay, session_id, email=email, name=name, by_bank=True))

    def decline(self, session_id: str, *, email: str = "", name: str = "") -> Json:
        """Try a card that is declined. Raises `checkout.Closed`."""
        return dict(self.do(checkout.decline, session_id, email=email, name=name))

    def settle_bank(self, session_id: str, succeeds: bool = True) -> None:
        """Let the bank answer now."""
        self.do(checkout.settle, session_id, succeeds=succeeds)

    def settle_payment(self, charge_id: str, succeeds: bool = True) -> None:
        """The same, by the charge that waits: a renewal has no session."""
        self.do(checkout.settle_charge, charge_id, succeeds=succeeds)

    def take_back(self, charge_id: str) -> Json:
        """Let a bank take back what it had paid: the payment has failed after all."""
        return dict(self.do(paying.take_back, charge_id))

    def fail_card(self, customer_id: str) -> None:
        """Let a customer's card be declined from now on."""
        self.do(lambda world: world.failing.add(customer_id))

    def mend_card(self, customer_id: str) -> None:
        """Let it be good again."""
        self.do(portal.change_card, customer_id)

    def dispute(self, charge_id: str, *, amount: int | None = None, reason: str = "") -> Json:
        """Let somebody dispute a charge; of a bank's payment it is the bank's return, which is final."""
        return dict(self.do(disputes.begin, charge_id, amount=amount, reason=reason))

    def ask_about(self, charge_id: str, *, amount: int | None = None) -> Json:
        """Let the bank ask about a charge: an inquiry, which takes no money."""
        return dict(self.do(disputes.inquire, charge_id, amount=amount))

    def close_dispute(self, id: str, *, won: bool) -> Json:
        """Let the bank decide."""
        return dict(self.do(disputes.end, id, won=won))

    def warn_of_fraud(self, charge_id: str) -> Json:
        """Let the card's network warn of a charge."""
        return dict(self.do(disputes.warn, charge_id))

    def fail_refund(self, refund_id: str) -> Json:
        """Let a refund come back."""
        return dict(self.do(refunds.fail, refund_id))

    def change(self, currency: str, into: str, rate: Decimal) -> None:
        """Keep the account in another currency than this one: what moves in it is changed at a rate from now on."""
        self.do(lambda world: world.rates.update({currency: (into, rate)}))

    def pay_out(self) -> Json | None:
        """Pay out what is available, at once; None where that is nothing."""
        payout = self.do(payouts.make)
        if payout:
            self.do(payouts.arrive, payout)
        return payout and dict(payout)

    def fail_payout(self, payout_id: str) -> Json:
        """Let the bank refuse a payout."""
        return dict(self.do(payouts.fail, payout_id))

    def change_amount(self, subscription_id: str, cents: int) -> Json:
        """Change what is given each period, as in the portal."""
        return dict(self.do(subscriptions.priced, subscription_id, cents))


PLAYING = Playing(ticks=True)  # the one that the demo runs, and its page shows and switches


class Server(ThreadingHTTPServer):
    """Lets a crowd wait its turn, and does not wait for who hangs when it ends."""

    request_queue_size = 128
    daemon_threads = True
    playing: Playing

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who went away before the answer is no news."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


@contextmanager
def running(port: int = 0, *, playing: Playing | None = None) -> Iterator[Playing]:
    """Play Stripe in a thread until the end of the block; on a free port, unless one is given."""
    playing = playing or Playing()
    playing.over.clear()
    with Server((HOST, port), handler.Handler) as server:
        server.playing = playing
        playing.url = playing.world.url = f"http://{HOST}:{server.server_port}"
        threads = [threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)]
        if playing.ticks:
            threads.append(threading.Thread(target=tick, args=[playing], daemon=True))
        for thread in threads:
            thread.start()
        if not playing.calm:
            sys.stderr.write(f"The sandbox's Stripe has a bad day, from the seed {playing.seed}.\n")
        try:
            yield playing
        finally:
            playing.over.set()
            server.shutdown()
            for thread in threads:
                thread.join()
            playing.url = ""


def tick(playing: Playing) -> None:
    """Let time go on and webhooks go out."""
    while not playing.over.wait(TICK):
        playing.deliver()
