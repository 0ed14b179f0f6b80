"""`make bench`: run every measurement, print it, and with --write keep it in docs/benchmarks.md.

`--only reuse`, with the options of `benchmarks.reuse_quality`, measures reused text instead; its
tables have a part of their own at the end of the page. So has `--only engines`, with the arguments
of `benchmarks.engines`.
"""

from __future__ import annotations

import sys

from benchmarks import (
    engines,
    gate_bench,
    growth,
    peers,
    reuse_quality,
    service,
    settling,
    stages,
    unchanged_bench,
)
from benchmarks.measuring import commit, kept, machine
from benchmarks.page import page as page_of_findings

PARTS = (
    stages.commands,
    stages.articles_one_by_one,
    peers.peers,
    stages.stages,
    settling.settling,
    unchanged_bench.unchanged,
    growth.memory,
    growth.hostile,
    service.service,
    gate_bench.gates,
    gate_bench.adding,
    page_of_findings,
)
HEAD = """# Benchmarks

`make bench` prints this page anew; `python -m benchmarks --write` keeps it here. The corpus is
generated from templates by a seed number (`benchmarks/corpus.py`). Times on a shared machine move
by a factor of up to two; ratios within one run move less.

* machine: {machine}
* commit: {commit}
"""


def main(arguments: list[str]) -> int:
    """Print the page part by part and return the exit code."""
    if arguments[:2] == ["--only", "reuse"]:
        return reuse_quality.main(arguments[2:])
    if arguments[:2] == ["--only", "engines"]:
        return engines.main(arguments[2:])
    page = [HEAD.format(machine=machine(), commit=commit())]
    print(page[0], flush=True)
    for part in PARTS:
        page.append(part().markdown())
        print(page[-1], flush=True)
    if "--write" in arguments:
        kept("\n".join(page))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
