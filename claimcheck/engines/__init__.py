"""Where the work runs: here, in processes of this machine, or on Spark; the findings are the same.

Two passes, each a function from record batches to record batches: `collecting` takes articles one
by one, `settling` takes groups, with `pairing` between them for reused text. The engines only
carry batches there and back.
"""
