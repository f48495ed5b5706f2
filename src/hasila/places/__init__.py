"""Places: an offline gazetteer, and the names of places in folded text.

Arabic and English names of countries, divisions and towns with positions, from an extract of
GeoNames and CLDR (``geonames.tsv``, made by ``build.py``), an own list of what these lack or spell
as nobody does (``places.yaml``) and the researcher's additions (``config/places.csv``).
"""

from hasila.places.gazetteer import Gazetteer, Hit, default, load
from hasila.places.read import COLUMNS, Place

__all__ = ["COLUMNS", "Gazetteer", "Hit", "Place", "default", "load"]
