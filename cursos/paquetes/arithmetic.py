"""The arithmetic that authors write to prove a numeric answer: numbers, + - * / and brackets."""

from __future__ import annotations

import ast
import operator
from fractions import Fraction

LONGEST = 200
_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class ExpressionError(ValueError):
    """The expression is not plain arithmetic."""


def evaluate(expression: str) -> Fraction:
    """Return the exact value, or raise ExpressionError. No names, no calls, no powers."""
    if len(expression) > LONGEST:
        raise ExpressionError(f"longer than {LONGEST} characters")
    try:
        return _value(ast.parse(expression.strip(), mode="eval").body)
    except ZeroDivisionError:
        raise ExpressionError("divides by zero") from None
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        if isinstance(error, ExpressionError):
            raise
        raise ExpressionError("use numbers, + - * / and brackets only") from None


def _value(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant(value=bool()):
            pass
        case ast.Constant(value=int() | float() as number):
            # Through the text as written: 0.1 is one tenth, not its nearest binary fraction.
            return Fraction(repr(number))
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner)
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return _value(inner)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            result: Fraction = _OPERATORS[type(op)](_value(left), _value(right))
            return result
        case _:
            pass
    raise ExpressionError("use numbers, + - * / and brackets only")
