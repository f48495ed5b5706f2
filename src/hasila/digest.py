"""Digest of a stage's code: what a rule's ``params`` carry so that editing a stage reruns it.

It covers the syntax trees, without comments and docstrings, of a module and of every module of
the package that it imports, at top level or inside a function, and the data files beside them.
"""

import ast
import functools
import hashlib
from collections.abc import Sequence
from pathlib import Path

from hasila.errors import UserError

ROOT = Path(__file__).parent
CODE_SUFFIXES = {".py", ".pyc"}
# Settings reach a rule's params by their values, so the text of their model is no reason to rerun.
IGNORED = {"hasila.config", "hasila.digest", "hasila.workflow"}


def code_digest(module: str) -> str:
    """First 16 hex digits of the digest of a module and of all it imports from the package."""
    total = hashlib.sha256()
    folders = set()
    for name in sorted(_closure(module)):
        path = _path(name)
        assert path is not None
        total.update(f"{name} {_module(path)[0]}\n".encode())
        folders.add(path.parent)
    for folder in sorted(folders - {ROOT}):
        total.update(_data(folder).encode())
    return total.hexdigest()[:16]


def inputs_digest(inputs: Sequence[str]) -> str:
    """Digest of the names, sizes and times of all files in folders of inputs.

    A folder's own time does not tell that a file deep in it was edited. Single files are left
    to the workflow, which compares their content. Raises ``UserError`` for a missing input.
    """
    total = hashlib.sha256()
    for name in inputs:
        path = Path(name)
        if not path.exists():
            raise UserError(f"study.inputs: no such file or folder: {name}")
        if path.is_dir():
            for file in sorted(p for p in path.rglob("*") if p.is_file()):
                state = file.stat()
                total.update(f"{file}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return total.hexdigest()[:16]


def content_digest(paths: Sequence[str]) -> str:
    """Digest of the names and content of small files."""
    total = hashlib.sha256()
    for path in map(Path, paths):
        total.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def _closure(module: str) -> set[str]:
    seen: set[str] = set()
    todo = [module]
    while todo:
        name = todo.pop()
        path = _path(name)
        if path is None or name in seen or name in IGNORED:
            continue
        seen.add(name)
        todo += _module(path)[1]
        # Importing a.b.c runs a and a.b as well; the package's own front page imports lazily.
        parent = name.rpartition(".")[0]
        if parent not in ("", "hasila", "hasila.cli"):
            todo.append(parent)
    return seen


def _path(module: str) -> Path | None:
    head, *parts = module.split(".")
    if head != "hasila":
        return None
    base = ROOT.joinpath(*parts)
    for path in (base / "__init__.py", base.with_suffix(".py")):
        if path.is_file():
            return path
    return None


@functools.cache
def _module(path: Path) -> tuple[str, list[str]]:
    """Digest of one module's code and the names of what it imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imports += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, path)
            imports += [base, *(f"{base}.{alias.name}" for alias in node.names)]
        elif isinstance(
            node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        ) and isinstance(ast.get_docstring(node, clean=False), str):
            node.body = node.body[1:]
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest(), imports


def _absolute(node: ast.ImportFrom, path: Path) -> str:
    if not node.level:
        return node.module or ""
    package = ["hasila", *path.parent.relative_to(ROOT).parts]
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, node.module] if node.module else base)


@functools.cache
def _data(folder: Path) -> str:
    """Digest of the data files in a package's folder, comment lines of YAML left out."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in CODE_SUFFIXES or not path.is_file():
            continue
        content = path.read_bytes()
        if path.suffix == ".yaml":
            lines = (line.rstrip() for line in content.splitlines())
            content = b"\n".join(x for x in lines if x and not x.lstrip().startswith(b"#"))
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + content + b"\0")
    return total.hexdigest()
