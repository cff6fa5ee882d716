"""What people give. Above `actions`, below `cms`; it knows supporters, mail, limits and the outbox."""
