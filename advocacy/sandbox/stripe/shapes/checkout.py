"""The objects around a donor's visit: sessions, their lines, prices and products, customers, the portal."""

from typing import Any

from advocacy.sandbox.stripe.shapes import empty

ADDRESS = empty("city country line1 line2 postal_code state")
OFF: dict[str, Any] = {"enabled": False}

SESSION: dict[str, Any] = {
    "id": "",
    "object": "checkout.session",
    **empty(
        "after_expiration allow_promotion_codes allowed_payment_method_types amount_subtotal amount_total "
        "billing_address_collection branding_settings cancel_url client_reference_id client_secret "
        "collected_information consent consent_collection currency currency_conversion customer customer_account "
        "customer_creation customer_details customer_email discounts excluded_payment_method_types "
        "integration_identifier invoice locale managed_payments name_collection optional_items origin_context "
        "payment_intent payment_link payment_method_configuration_details permissions presentment_details "
        "recovered_from redirect_on_completion return_url saved_payment_method_options setup_intent "
        "shipping_address_collection shipping_cost submit_type subscription success_url tax_id_collection url "
        "wallet_options"
    ),
    "adaptive_pricing": OFF,
    "automatic_tax": {**OFF, "liability": None, "provider": None, "status": None},
    "created": 0,
    "custom_fields": [],
    "custom_text": empty("after_submit shipping_address submit terms_of_service_acceptance"),
    "expires_at": 0,
    "invoice_creation": None,
    "livemode": False,
    "metadata": {},
    "mode": "",
    "payment_method_collection": None,
    "payment_method_options": {},
    "payment_method_types": ["card", "link", "us_bank_account"],
    "payment_status": "unpaid",
    "phone_number_collection": OFF,
    "shipping_options": [],
    "status": "open",
    "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
    "ui_mode": "hosted_page",
}
DETAILS: dict[str, Any] = {  # what a session knows of who pays
    **empty("business_name email individual_name name phone"),
    "address": {**ADDRESS, "country": "US"},
    "tax_exempt": "none",
    "tax_ids": [],
}
LINE: dict[str, Any] = {
    "id": "",
    "object": "item",
    **empty("adjustable_quantity description"),
    "amount_discount": 0,
    "amount_subtotal": 0,
    "amount_tax": 0,
    "amount_total": 0,
    "currency": "",
    "metadata": {},
    "price": None,
    "quantity": 1,
}
PRICE: dict[str, Any] = {
    "id": "",
    "object": "price",
    "active": True,
    "billing_scheme": "per_unit",
    "created": 0,
    "currency": "",
    "livemode": False,
    "metadata": {},
    "product": "",
    "type": "one_time",
    "tax_behavior": "unspecified",
    **empty("custom_unit_amount lookup_key nickname recurring tiers_mode transform_quantity"),
    "unit_amount": 0,
    "unit_amount_decimal": "",
}
RECURRING: dict[str, Any] = {
    "interval": "month",
    "interval_count": 1,
    "meter": None,
    "trial_period_days": None,
    "usage_type": "licensed",
}
PRODUCT: dict[str, Any] = {
    "id": "",
    "object": "product",
    "active": True,
    "created": 0,
    "images": [],
    "livemode": False,
    "marketing_features": [],
    "metadata": {},
    "name": "",
    "type": "service",
    "updated": 0,
    **empty("default_price description package_dimensions shippable statement_descriptor tax_code unit_label url"),
}
CUSTOMER: dict[str, Any] = {
    "id": "",
    "object": "customer",
    "balance": 0,
    "created": 0,
    "delinquent": False,
    "invoice_prefix": "SANDBOX",
    "invoice_settings": empty("custom_fields default_payment_method footer rendering_options"),
    "livemode": False,
    "metadata": {},
    "next_invoice_sequence": 1,
    "preferred_locales": [],
    "tax_exempt": "none",
    **empty(
        "address business_name currency customer_account default_source description discount email individual_name "
        "name phone shipping test_clock"
    ),
}
PORTAL: dict[str, Any] = {
    "id": "",
    "object": "billing_portal.session",
    "configuration": "bpc_sandbox",
    "created": 0,
    "customer": "",
    "livemode": False,
    **empty("customer_account flow locale on_behalf_of return_url"),
    "url": "",
}
