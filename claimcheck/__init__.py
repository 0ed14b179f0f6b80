"""claimcheck: a linter for facts.

article -> claims -> series -> checks -> findings -> report: the folders in that order.
"""

__version__ = "0.1.0"
