"""Petitions: signing, confirming, counting, delivering."""
