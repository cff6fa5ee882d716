"""Ids that look like Stripe's and are the same again with the same seed."""

import hashlib
from collections import Counter

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FRONTS = {"cs": "cs_test_a1", "evt_test": "evt_test_65", "cus": "cus_T", "prod": "prod_T", "si": "si_T", "req": "req_"}
LENGTHS = {"cs": 56, "evt_test": 48, "cus": 13, "prod": 13, "si": 13, "req": 14}
USUAL_LENGTH = 22


class Ids:
    """Makes them, one after another."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.made: Counter[str] = Counter()

    def next(self, kind: str) -> str:
        """The next of a kind: `pi`, `cs`, `evt` …"""
        self.made[kind] += 1
        number = self.seeded(kind)
        return FRONTS.get(kind, f"{kind}_3S") + "".join(
            LETTERS[number // 62**place % 62] for place in range(LENGTHS.get(kind, USUAL_LENGTH))
        )

    def seeded(self, kind: str) -> int:
        """A large number that no other id has."""
        return int.from_bytes(hashlib.sha512(f"{self.seed} {kind} {self.made[kind]}".encode()).digest())
