"""A stand-in for Stripe on 127.0.0.1, for the demo and the tests. `stripe_sandbox` is where others come in.

handler       one HTTP request: who asks, with which version, the same key again; what a bad day does to the answer
endpoints     the table of paths; what each takes (`checking`) and who does it
checkout, subscriptions, refunds, …   the work, one module a noun, on the `World`
shapes/       the objects that are answered
webhooks      what happened, signed and sent, twice and in no order on a bad day
pages         the two pages that a donor sees: paying, and the portal
switching     the page at /sandbox/stripe/
"""
