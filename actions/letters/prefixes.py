"""The forms of address that offices of Congress take before a name.

From a client of the gateways (read 2026-11-23), without ranks and orders; the gateway has taken `Mx.` as well. They are
English and sent so.
"""

NEUTRAL = "Mx."
PREFIXES = ["Mr.", "Mrs.", "Ms.", "Miss", NEUTRAL, "Dr.", "Mr. and Mrs.", "Reverend", "Father", "Sister"]
CHOICES = [(prefix, prefix) for prefix in PREFIXES]
