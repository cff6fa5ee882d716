"""How numbers and times are written where Django's own way is another country's, or nobody's."""
