"""Agreement between sources: pairs, all together, how late, and which way each leans.

docs/comparison.md has the formulae. Everything is computed on the reports' tolls under the run's
first codebook, on ``ln(n + 1/2)``, with intervals from a seeded bootstrap.
"""

from hasila.agreement.concord import concord
from hasila.agreement.lag import lag
from hasila.agreement.leaning import leaning
from hasila.agreement.pairs import agreement

__all__ = ["agreement", "concord", "lag", "leaning"]
