"""All that the books hold of gifts, refunds, disputes, subscriptions; but no row's number, no time of looking."""

from payments.models import Dispute, Gift, Membership, Refund, Subscription

GIFT = [
    "state", "frequency", "currency", "amount_cents", "booked_cents", "booked_currency", "fee_cents", "net_cents",
    "refunded_cents", "disputed_cents", "generation",
]  # fmt: skip
REFUND = ["state", "amount_cents", "failure"]
DISPUTE = ["state", "amount_cents", "taken_cents", "fee_cents", "fee_currency", "reason"]
SUBSCRIPTION = ["state", "interval", "amount_cents", "currency"]
MEMBERSHIP = ["level"]
# Ids of Stripe's and moments: the same for whatever is told of one world, others in a world that was played again.
OF_ONE_WORLD = {
    Gift: [
        "email", "open_key", "session_id", "payment_intent_id", "charge_id", "invoice_id", "balance_id", "paid_at",
        "created_at", "subscription__stripe_id",
    ],
    Refund: ["gift__charge_id", "stripe_id", "balance_id"],
    Dispute: ["gift__charge_id", "stripe_id", "due_at", "created_at"],
    Subscription: ["stripe_id", "customer_id", "started_at", "paid_until", "ends_at", "ended_at"],
    Membership: ["subscription__stripe_id", "since", "paid_until"],
}  # fmt: skip
COLUMNS = {Gift: GIFT, Refund: REFUND, Dispute: DISPUTE, Subscription: SUBSCRIPTION, Membership: MEMBERSHIP}


def ledger(*, one_world=True):
    """What must be the same, whatever came first and how often."""
    return {
        model.__name__: sorted(
            map(repr, model.objects.values_list(*columns, *(OF_ONE_WORLD[model] if one_world else [])))
        )
        for model, columns in COLUMNS.items()
    }
