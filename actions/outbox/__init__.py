"""Durable side effects: job rows, claims, leases, retries. Knows no handler and no noun."""
