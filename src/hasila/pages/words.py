"""The words that pages print: their own labels and, for names, those of the plots."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from hasila.errors import UserError
from hasila.plots.style import PlotSettings, labels_data


@cache
def _labels() -> dict[str, dict[str, Any]]:
    text = resources.files("hasila.pages").joinpath("labels.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


class Words:
    """Labels of one language (``en`` or ``ar``), and names as a reader knows them."""

    def __init__(
        self, language: str = "en", names: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        """Take the user's ``names`` (``{key: {"en": …, "ar": …}}``) over the shipped ones."""
        if language not in _labels():
            raise UserError(
                f"pages: labels '{language}' unknown; use {' or '.join(sorted(_labels()))}"
            )
        self.language = language
        self.labels = {k: v for k, v in _labels()[language].items() if k != "names"}
        self.own = _labels()[language]["names"]
        self.given = PlotSettings(labels=language, names=names or {})

    def say(self, key: str, **values: object) -> str:
        """A label with values put in."""
        return str(self.labels[key]).format(**values)

    def name(self, key: object) -> str:
        """Display name of a source, group, effect, kind or event."""
        text = str(key)
        if text in self.given.names or text in labels_data()[self.language]["names"]:
            return self.given.name(text)
        return self.own.get(text) or self.given.name(text)

    def for_script(self) -> dict[str, Any]:
        """What the page's script needs to speak."""
        return {**self.labels, "names": self.own}
