"""What is asked: a donor for a gift and for the link to what she gave, staff for amounts and for gifts they enter."""
