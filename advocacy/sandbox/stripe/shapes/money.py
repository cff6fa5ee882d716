"""The objects that money makes: intents, charges, refunds, disputes, and the lines of the balance."""

from typing import Any

from advocacy.sandbox.stripe.shapes import empty
from advocacy.sandbox.stripe.shapes.checkout import ADDRESS

INTENT: dict[str, Any] = {
    "id": "",
    "object": "payment_intent",
    "amount": 0,
    "amount_capturable": 0,
    "amount_details": {"tip": {}},
    "amount_received": 0,
    "automatic_payment_methods": None,
    "capture_method": "automatic_async",
    "client_secret": "",
    "confirmation_method": "automatic",
    "created": 0,
    "currency": "",
    "livemode": False,
    "metadata": {},
    "payment_method_options": {},
    "payment_method_types": ["card", "link", "us_bank_account"],
    "status": "requires_payment_method",
    **empty(
        "application application_fee_amount canceled_at cancellation_reason customer customer_account description "
        "excluded_payment_method_types last_payment_error latest_charge managed_payments next_action on_behalf_of "
        "payment_method payment_method_configuration_details processing receipt_email review setup_future_usage "
        "shipping source statement_descriptor statement_descriptor_suffix transfer_data transfer_group"
    ),
}
CHARGE: dict[str, Any] = {
    "id": "",
    "object": "charge",
    "amount": 0,
    "amount_captured": 0,
    "amount_refunded": 0,
    "billing_details": {"address": ADDRESS, **empty("email name phone tax_id")},
    "calculated_statement_descriptor": "SANDBOX",
    "captured": True,
    "created": 0,
    "currency": "",
    "disputed": False,
    "fraud_details": {},
    "livemode": False,
    "metadata": {},
    "outcome": None,
    "paid": True,
    "payment_method_details": {},
    "refunded": False,
    "status": "succeeded",
    **empty(
        "application application_fee application_fee_amount balance_transaction customer description "
        "failure_balance_transaction failure_code failure_message on_behalf_of payment_intent payment_method "
        "radar_options receipt_email receipt_number receipt_url review shipping source source_transfer "
        "statement_descriptor statement_descriptor_suffix transfer_data transfer_group"
    ),
}
CARD: dict[str, Any] = {
    "type": "card",
    "card": {
        "brand": "visa",
        "checks": {"address_line1_check": None, "address_postal_code_check": "pass", "cvc_check": "pass"},
        "country": "US",
        "exp_month": 12,
        "exp_year": 2034,
        "fingerprint": "sandboxFingerpri",
        "funding": "credit",
        "last4": "4242",
        "network": "visa",
        **empty("installments mandate network_token three_d_secure wallet"),
    },
}
BANK: dict[str, Any] = {
    "type": "us_bank_account",
    "us_bank_account": {
        "account_holder_type": "individual",
        "account_type": "checking",
        "bank_name": "STRIPE TEST BANK",
        "fingerprint": "sandboxBankAccou",
        "last4": "6789",
        "mandate": None,
        "payment_reference": None,
        "routing_number": "110000000",
    },
}
OUTCOME: dict[str, Any] = {
    **empty("advice_code network_advice_code network_decline_code reason"),
    "network_status": "approved_by_network",
    "risk_level": "normal",
    "seller_message": "Payment complete.",
    "type": "authorized",
}
TRANSACTION: dict[str, Any] = {
    "id": "",
    "object": "balance_transaction",
    "amount": 0,
    "available_on": 0,
    "balance_type": "payments",
    "created": 0,
    "currency": "",
    "description": None,
    "exchange_rate": None,
    "fee": 0,
    "fee_details": [],
    "net": 0,
    "reporting_category": "",
    "source": "",
    "status": "pending",
    "type": "",
}
REFUND: dict[str, Any] = {
    "id": "",
    "object": "refund",
    "amount": 0,
    "created": 0,
    "currency": "",
    "destination_details": {},
    "metadata": {},
    "status": "succeeded",
    **empty(
        "balance_transaction charge customer customer_account failure_balance_transaction failure_reason "
        "payment_intent payment_method reason receipt_number source_transfer_reversal transfer_reversal"
    ),
}
EVIDENCE = empty(
    "access_activity_log billing_address cancellation_policy cancellation_policy_disclosure cancellation_rebuttal "
    "customer_communication customer_email_address customer_name customer_purchase_ip customer_signature "
    "duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id product_description receipt "
    "refund_policy refund_policy_disclosure refund_refusal_explanation service_date service_documentation "
    "shipping_address shipping_carrier shipping_date shipping_documentation shipping_tracking_number "
    "uncategorized_file uncategorized_text"
)
DISPUTE: dict[str, Any] = {
    "id": "",
    "object": "dispute",
    "amount": 0,
    "balance_transactions": [],
    "charge": "",
    "created": 0,
    "currency": "",
    "enhanced_eligibility_types": [],
    "evidence": {**EVIDENCE, "enhanced_evidence": {}},
    "evidence_details": {
        "due_by": 0, "enhanced_eligibility": {}, "has_evidence": False, "past_due": False, "submission_count": 0,
    },
    "is_charge_refundable": False,
    "livemode": False,
    "metadata": {},
    "payment_intent": None,
    "payment_method_details": None,
    "reason": "fraudulent",
    "status": "needs_response",
}  # fmt: skip
WARNING: dict[str, Any] = {
    "id": "",
    "object": "radar.early_fraud_warning",
    "actionable": True,
    "charge": "",
    "created": 0,
    "fraud_type": "made_with_stolen_card",
    "livemode": False,
    "payment_intent": None,
}
PAYOUT: dict[str, Any] = {
    "id": "",
    "object": "payout",
    "amount": 0,
    "arrival_date": 0,
    "automatic": True,
    "created": 0,
    "currency": "",
    "description": "STRIPE PAYOUT",
    "destination": "ba_sandbox",
    "livemode": False,
    "metadata": {},
    "method": "standard",
    "reconciliation_status": "completed",
    "source_type": "card",
    "status": "in_transit",
    "trace_id": {"status": "pending", "value": None},
    "type": "bank_account",
    **empty(
        "application_fee application_fee_amount balance_transaction failure_balance_transaction failure_code "
        "failure_message original_payout payout_method reversed_by statement_descriptor"
    ),
}
