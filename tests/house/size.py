"""How long a file and a function may be, how many things a function may ask for, and what a module may be called."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import ROOT, Source

FILE_LINES = 300
FUNCTION_LINES = 40
PARAMETERS = 5
VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "data", "info", "misc", "common"}
# Oscar looks for some modules and calls some methods by name: their names and signatures are its own. So are a tag's:
# its parameters are the attributes of what it writes.
OSCARS_MODULES = {"utils", "managers"}
OSCARS_FORKS = {"shop/basket", "shop/checkout", "shop/customer", "shop/order", "shop/payment", "shop/shipping"}
GIVEN_SIGNATURES = {
    "shop/core/templatetags/market.py": {"picture"},
    "shop/order/utils.py": {"place_order", "create_order_model", "create_line_models"},
    "shop/checkout/session.py": {"build_submission"},
    "shop/checkout/views.py": {"submit", "build_submission", "handle_order_placement"},
}


def long_file(file: Source) -> Iterator[str]:
    lines = file.text.count("\n")
    if lines > FILE_LINES:
        yield f"{file.path}: {lines} lines, {FILE_LINES} are allowed"


def long_function(file: Source) -> Iterator[str]:
    for function in _functions(file.tree):
        lines = (function.end_lineno or 0) - function.lineno + 1
        if lines > FUNCTION_LINES:
            yield file.at(function, f"{function.name} has {lines} lines, {FUNCTION_LINES} are allowed")


def many_parameters(file: Source) -> Iterator[str]:
    for function in _functions(file.tree):
        names = [arg.arg for arg in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
        asked = len(names) - (names[:1] in (["self"], ["cls"]))
        if asked > PARAMETERS and function.name not in GIVEN_SIGNATURES.get(file.path, ()):
            yield file.at(function, f"{function.name} asks for {asked} things, {PARAMETERS} are allowed")


def vague_name(file: Source) -> Iterator[str]:
    name, folder = file.parts[-1], "/".join(file.parts[:-1])
    if name in OSCARS_MODULES and folder in OSCARS_FORKS:
        return
    for part in file.parts:
        if part in VAGUE:
            yield f"{file.path}: “{part}” says nothing about what lives there"


def without_readme(packages: Iterator[Path]) -> Iterator[str]:
    """Each package says in about ten lines what lives there, what does not, where to begin."""
    for package in packages:
        if not (package / "README.md").exists():
            yield f"{package.relative_to(ROOT)} has no README.md"


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
