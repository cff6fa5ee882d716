"""Outside services that know the districts of an address; each in a module of its own, each giving a `Found`."""
