"""How numbers are written where Django's own way is another country's."""
