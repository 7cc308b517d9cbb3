"""What a change of the contract does to whom: `spec/COMPATIBILITY.md`, applied to two contracts.

`diff` is a pure function over two valid documents. It pairs the operations, methods, parameters and schemas of the two
(`operations`, `methods`, `parameters`, `names`, `unions`), compares each pair once for each way it is reached
(`bodies`, `schemas`), and enters what it finds, with everybody whom it concerns, in a ledger (`changes`).
"""

from generator.diff.changes import Change
from generator.diff.engine import diff
from generator.diff.report import Report

__all__ = ["Change", "Report", "diff"]
