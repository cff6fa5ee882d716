"""The objects of what repeats: subscriptions, their items, invoices and how those were paid."""

from typing import Any

from advocacy.sandbox.stripe.shapes import empty

TAX: dict[str, Any] = {"enabled": False, "disabled_reason": None, "liability": None}

SUBSCRIPTION: dict[str, Any] = {
    "id": "",
    "object": "subscription",
    "automatic_tax": TAX,
    "billing_cycle_anchor": 0,
    "billing_mode": {"type": "flexible", "flexible": {"proration_discounts": "included"}},
    "billing_schedules": [],
    "cancel_at_period_end": False,
    "cancellation_details": empty("comment feedback reason"),
    "collection_method": "charge_automatically",
    "created": 0,
    "currency": "",
    "customer": "",
    "default_tax_rates": [],
    "discounts": [],
    "invoice_settings": {"account_tax_ids": None, "issuer": {"type": "self"}},
    "items": {},
    "livemode": False,
    "metadata": {},
    "payment_settings": {
        "payment_method_options": None, "payment_method_types": None, "save_default_payment_method": "off",
    },
    "start_date": 0,
    "status": "incomplete",
    "trial_settings": {"end_behavior": {"missing_payment_method": "create_invoice"}},
    **empty(
        "application application_fee_percent billing_cycle_anchor_config billing_thresholds cancel_at canceled_at "
        "customer_account days_until_due default_payment_method default_source description ended_at latest_invoice "
        "managed_payments next_pending_invoice_item_invoice on_behalf_of pause_collection "
        "pending_invoice_item_interval pending_setup_intent pending_update schedule test_clock transfer_data "
        "trial_end trial_start"
    ),
}  # fmt: skip
ITEM: dict[str, Any] = {
    "id": "",
    "object": "subscription_item",
    "billing_thresholds": None,
    "created": 0,
    "current_period_end": 0,
    "current_period_start": 0,
    "discounts": [],
    "metadata": {},
    "plan": {},
    "price": {},
    "quantity": 1,
    "subscription": "",
    "tax_rates": [],
}
PLAN: dict[str, Any] = {
    "id": "",
    "object": "plan",
    "active": True,
    "amount": 0,
    "amount_decimal": "",
    "billing_scheme": "per_unit",
    "created": 0,
    "currency": "",
    "interval": "month",
    "interval_count": 1,
    "livemode": False,
    "metadata": {},
    "product": "",
    "usage_type": "licensed",
    **empty("meter nickname tiers_mode transform_usage trial_period_days"),
}
INVOICE: dict[str, Any] = {
    "id": "",
    "object": "invoice",
    "account_country": "US",
    "account_name": "Sandbox",
    "amount_due": 0,
    "amount_overpaid": 0,
    "amount_paid": 0,
    "amount_remaining": 0,
    "amount_shipping": 0,
    "attempt_count": 0,
    "attempted": False,
    "auto_advance": True,
    "automatic_tax": {**TAX, "provider": None, "status": None},
    "billing_reason": "subscription_cycle",
    "collection_method": "charge_automatically",
    "created": 0,
    "currency": "",
    "customer": "",
    "customer_tax_exempt": "none",
    "customer_tax_ids": [],
    "default_tax_rates": [],
    "discounts": [],
    "issuer": {"type": "self"},
    "lines": {},
    "livemode": False,
    "metadata": {},
    "parent": None,
    "payment_settings": empty("default_mandate payment_method_options payment_method_types"),
    "period_end": 0,
    "period_start": 0,
    "post_payment_credit_notes_amount": 0,
    "pre_payment_credit_notes_amount": 0,
    "starting_balance": 0,
    "status": "open",
    "status_transitions": empty("finalized_at marked_uncollectible_at paid_at voided_at"),
    "subtotal": 0,
    "subtotal_excluding_tax": 0,
    "total": 0,
    "total_discount_amounts": [],
    "total_excluding_tax": 0,
    "total_pretax_credit_amounts": [],
    "total_taxes": [],
    **empty(
        "account_tax_ids application automatically_finalizes_at custom_fields customer_account customer_address "
        "customer_email customer_name customer_phone customer_shipping default_payment_method default_source "
        "description due_date effective_at ending_balance footer from_invoice hosted_invoice_url invoice_pdf "
        "last_finalization_error latest_revision next_payment_attempt number on_behalf_of receipt_number rendering "
        "shipping_cost shipping_details statement_descriptor test_clock webhooks_delivered_at"
    ),
}
INVOICE_LINE: dict[str, Any] = {
    "id": "",
    "object": "line_item",
    "amount": 0,
    "currency": "",
    "description": None,
    "discount_amounts": [],
    "discountable": True,
    "discounts": [],
    "invoice": "",
    "livemode": False,
    "metadata": {},
    "parent": None,
    "period": {},
    "pretax_credit_amounts": [],
    "pricing": None,
    "quantity": 1,
    "quantity_decimal": None,
    "subscription": None,
    "subtotal": 0,
    "taxes": [],
}
INVOICE_PAYMENT: dict[str, Any] = {
    "id": "",
    "object": "invoice_payment",
    "amount_paid": None,
    "amount_requested": 0,
    "created": 0,
    "currency": "",
    "invoice": "",
    "is_default": True,
    "livemode": False,
    "payment": {},
    "status": "open",
    "status_transitions": empty("canceled_at paid_at"),
}
