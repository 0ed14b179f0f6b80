"""Claims -> series and relations: what speaks of one thing, in which order, and what can stand."""
