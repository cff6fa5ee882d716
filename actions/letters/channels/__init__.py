"""How a letter gets to an office; one module a channel, each giving a `Receipt` or saying why there is none."""
