"""Who may act how often: networks as daily hashes, attempts, limits that staff edit, proof of work."""
