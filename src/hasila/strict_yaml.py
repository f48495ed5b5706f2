"""YAML of a user's hand, where a mistake is one line with the file and the key, and our own."""

from typing import Any

import yaml

from hasila.errors import UserError


class _UniqueKeys(yaml.SafeLoader):
    """YAML that refuses a key given twice: the second would silently win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"key '{key}' is given twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def strict_yaml(text: str, origin: str) -> Any:
    """The value of a YAML text.

    Raises ``UserError`` with ``origin`` when the text is no YAML or gives a key twice.
    """
    try:
        return yaml.load(text, Loader=_UniqueKeys)
    except yaml.YAMLError as error:
        raise UserError(f"{origin}: not valid YAML: {' '.join(str(error).split())}") from error


def own_yaml(text: str) -> Any:
    """The value of a YAML text that the project ships, by the compiled parser if there is one."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
