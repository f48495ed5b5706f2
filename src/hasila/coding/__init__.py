"""Double coding: claims to Label Studio and back, agreement between coders, and corrections."""

from hasila.coding.annotations import Coding, codings
from hasila.coding.compare import agreement, corrections, differences, gold_table
from hasila.coding.tasks import interface, tasks

__all__ = [
    "Coding",
    "agreement",
    "codings",
    "corrections",
    "differences",
    "gold_table",
    "interface",
    "tasks",
]
