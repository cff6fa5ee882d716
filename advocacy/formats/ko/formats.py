"""Korean with the half of the day before the hour, as it is said: 2026년 12월 3일 오후 6:37."""

DATETIME_FORMAT = "Y년 n월 j일 A g:i"
SHORT_DATETIME_FORMAT = "Y-n-j A g:i"
TIME_FORMAT = "A g:i"
