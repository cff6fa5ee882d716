"""Spanish as it is written in the United States: 2,814 and 3.5."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
