"""Whether two programs computed the same: a comparison of times means nothing otherwise."""
import math


def differences(ours, theirs, tolerance=1e-9, ignoring=("findings", "version")):
    """The places where two results differ, as sentences. Only keys that both of them have are compared."""
    noise = 1e-14 * largest(theirs)  # a change near zero is the difference of two large numbers
    found = []

    def visit(path, left, right):
        if isinstance(left, dict) and isinstance(right, dict):
            for key in left.keys() & right.keys() - set(ignoring):
                visit(f"{path}.{key}", left[key], right[key])
        elif isinstance(left, list) and isinstance(right, list):
            if len(left) != len(right):
                found.append(f"{path} has {len(left)} entries and {len(right)}")
            for index, pair in enumerate(zip(left, right)):
                visit(f"{path}[{index}]", *pair)
        elif is_number(left) and is_number(right):
            if not math.isclose(left, right, rel_tol=tolerance, abs_tol=noise):
                found.append(f"{path} is {left!r} and {right!r}")
        elif left != right:
            found.append(f"{path} is {left!r} and {right!r}")

    visit("", ours, theirs)
    return found


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def largest(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return max(map(largest, value), default=0.0)
    return abs(value) if is_number(value) else 0.0
