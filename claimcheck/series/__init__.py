"""Claims -> series and relations: what speaks of the same thing, in which order, and whether it
can all stand.
"""
