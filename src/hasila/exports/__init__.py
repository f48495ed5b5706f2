"""Results in forms that others can use: workbook, data dictionary, data package, RO-Crate."""

from hasila.exports.crate import File, crate
from hasila.exports.dictionary import TITLES, dictionary, fields
from hasila.exports.package import Resource, package
from hasila.exports.readme import readme
from hasila.exports.workbook import Contents, workbook

__all__ = [
    "TITLES",
    "Contents",
    "File",
    "Resource",
    "crate",
    "dictionary",
    "fields",
    "package",
    "readme",
    "workbook",
]
