"""Writes python/dateline/record.py, the record's parts as dataclasses, from the record's JSON Schema: `python3 crates/dateline-python/types.py`."""
import json
import keyword
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCHEMA = HERE.parent / "dateline-model" / "schema" / "record.json"
TARGET = HERE / "python" / "dateline" / "record.py"

HEAD = '''"""The parts of a record. Generated from the record's JSON Schema by `types.py`; not edited by hand.

Spans count Unicode code points, as Python does: `text[span.start:span.end]` are the words.
"""
from __future__ import annotations

import sys
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NamedTuple, Optional, get_args, get_origin, get_type_hints


class Span(NamedTuple):
    """A half-open range of code points of `document.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Its words."""
        return text[self.start : self.end]

    @property
    def slice(self) -> slice:
        """For indexing: `text[span.slice]`."""
        return slice(self.start, self.end)


'''
TAIL = '''

def _maker(of: Any) -> Any:
    """What makes a value of this type out of JSON; None where JSON's own value serves."""
    if of is Span:
        return lambda v: Span(*v)
    if get_origin(of) is list:
        inner = _maker(get_args(of)[0])
        return inner and (lambda v: [inner(x) for x in v])
    if args := [a for a in get_args(of) if a is not type(None)]:
        inner = _maker(args[0]) if get_origin(of) is not Literal else None
        return inner and (lambda v: None if v is None else inner(v))
    if hasattr(of, "__dataclass_fields__"):
        return lambda v: build(of, v)
    return None


_MAKERS: dict[type, list[tuple[str, str, Any]]] = {}


def _makers(of: Any) -> list[tuple[str, str, Any]]:
    hints = get_type_hints(of, vars(sys.modules[__name__]))
    return [(f.name, f.name.rstrip("_"), _maker(hints[f.name])) for f in fields(of)]


def build(of: type, value: dict[str, Any]) -> Any:
    """A part of the record out of its JSON."""
    makers = _MAKERS.get(of)
    if makers is None:
        makers = _MAKERS[of] = _makers(of)
    given = {}
    for name, key, make in makers:
        if key in value:
            given[name] = make(value[key]) if make else value[key]
    return of(**given)
'''


def typed(schema, defs):
    """The Python type of a schema."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return "str" if values(defs[name]) else name
    if "anyOf" in schema:
        kinds = [typed(s, defs) for s in schema["anyOf"]]
        inner = next(k for k in kinds if k != "None")
        return f"Optional[{inner}]"
    kind = schema.get("type")
    if isinstance(kind, list):
        inner = next(k for k in kind if k != "null")
        return f"Optional[{typed(schema | {'type': inner}, defs)}]"
    if kind == "array":
        return f"list[{typed(schema['items'], defs)}]"
    return {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None", "object": "dict[str, Any]"}[kind]


def values(schema):
    """The words that an enumeration allows."""
    return schema.get("enum") or [c["const"] for c in schema.get("oneOf", []) if "const" in c]


def part(name, schema, defs):
    """The dataclass of an object."""
    lines = ["@dataclass(frozen=True)", f"class {name}:", f'    """{sentence(schema)}"""', ""]
    required = set(schema.get("required", []))
    fields = sorted(schema["properties"].items(), key=lambda f: f[0] not in required)
    for field, of in fields:
        python = field + "_" if keyword.iskeyword(field) else field
        kind = typed(of, defs)
        default = ""
        if field not in required:
            if not kind.startswith(("Optional", "list")):
                default = {"bool": "False", "str": '""', "int": "0"}.get(kind) or "None"
                kind = kind if kind in ("bool", "str", "int") else f"Optional[{kind}]"
            else:
                default = "None" if kind.startswith("Optional") else "field(default_factory=list)"
        lines.append(f"    {python}: {kind}" + (f" = {default}" if default else ""))
        said = of.get("description")
        allowed = values(defs[of["$ref"].rsplit("/", 1)[1]]) if "$ref" in of else []
        if allowed:
            said = " ".join(filter(None, [said, "One of " + ", ".join(f"`{v}`" for v in allowed) + "."]))
        if said:
            lines.append(f'    """{said}"""')
    return "\n".join(lines)


def sentence(schema):
    return (schema.get("description") or "Part of a record.").replace("\\", "\\\\").replace('"""', "'''")


def main():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    defs = schema["$defs"]
    parts = [part(n, d, defs) for n, d in defs.items() if d.get("type") == "object" and "properties" in d]
    TARGET.write_text(HEAD + "\n\n\n".join(parts) + "\n" + TAIL, encoding="utf-8")


if __name__ == "__main__":
    main()
