"""Settings: `base` reads the environment; `local`, `test` and `production` hold only what differs."""
