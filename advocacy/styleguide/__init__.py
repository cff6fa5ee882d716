"""Every component in every state, to look at: mounted only where settings.SANDBOX is true."""
