"""Letters to legislators: the campaign, each letter, its delivery to each office, one module a channel."""
