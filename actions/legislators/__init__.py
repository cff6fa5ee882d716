"""Who sits where, out of dated data sets; and who stands for an address."""
