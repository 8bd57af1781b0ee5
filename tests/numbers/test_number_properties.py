"""Round trips: a random number in any notation, inside a sentence, comes back as exactly that number."""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reformextract import extract
from reformextract.lexicon.tokens import has_decimal_comma, has_dotted_groups
from reformextract.models.record import Quantity, plain
from reformextract.patterns.loading import load_patterns
from reformextract.quantities.money import Money

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {
    "": 1, " hundred": 100, " thousand": 1000, " million": 10**6, " billion": 10**9, " trillion": 10**12, "bn": 10**9, " tn": 10**12,
    " wan": 10**4, " yi": 10**8, " hundred million": 10**8, " lakh": 10**5, " crore": 10**7, " lakh crore": 10**12,
}  # fmt: skip
CURRENCIES = list(load_patterns().currencies.values())
AMOUNTS = st.decimals(min_value=Decimal("0.0001"), max_value=Decimal(10) ** 30, allow_nan=False, allow_infinity=False, places=4)
EXACT = Context(prec=200)
VESSELS = ("cup", "cups")  # measures where it is said of what, things elsewhere
settings.register_profile("quantities", deadline=None)  # the first example of a process makes the engine
settings.load_profile("quantities")


def words(number: int) -> str:
    """A whole number below 10^15 in words: 205 -> two hundred and five."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100]} hundred" + (f" and {words(number % 100)}" if number % 100 else "")
    size, name = next(
        (s, n) for n, s in ((" trillion", 10**12), (" billion", 10**9), (" million", 10**6), (" thousand", 1000)) if number >= s
    )
    rest = number % size
    joint = "" if not rest else " and " if rest < 100 else " "
    return words(number // size) + name + joint + (words(rest) if rest else "")


def grouped(value: Decimal, separator: str) -> str:
    whole, point, rest = plain(value).partition(".")
    return f"{int(whole):,}".replace(",", separator) + point + rest


def only(sentence: str, kind: str) -> Quantity:
    found = [record for record in extract(sentence).records if record.kind == kind]
    assert len(found) == 1, (sentence, extract(sentence).records)
    assert isinstance(found[0], Quantity)
    return found[0]


@given(AMOUNTS, st.sampled_from(["plain", ",", "\u00a0", "\u202f", "full-width"]))
def test_figures(value: Decimal, notation: str) -> None:
    if notation == "plain":
        written = plain(value)
    elif notation == "full-width":
        written = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in plain(value))
    else:
        written = grouped(value, notation)
    if notation in ("\u00a0", "\u202f") and "." in written:
        written = grouped(value.to_integral_value(context=EXACT), notation)
        value = value.to_integral_value(context=EXACT)
        assume(value > 0)
    assert only(f"The county spent {written} yuan on roads.", "money").value == value


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_words(value: int) -> None:
    assert only(f"The county spent {words(value)} yuan on roads.", "money").value == value


@given(st.integers(1, 999), st.integers(1, 9), st.integers(0, 9))
def test_decimals_in_words(whole: int, first: int, second: int) -> None:
    written = f"{words(whole)} point {ONES[first]} {ONES[second]}"
    assert only(f"It grew {written} percent in May.", "ratio").value == Decimal(f"{whole}.{first}{second}")


@given(st.decimals(min_value=Decimal("0.01"), max_value=9999, places=2), st.sampled_from(sorted(SCALES)), st.sampled_from(["-", " "]))
def test_scales(value: Decimal, scale: str, joint: str) -> None:
    written = plain(value) + scale
    if joint == "-":
        written = written.replace(" ", "-")
    wanted = EXACT.multiply(value, Decimal(SCALES[scale]))
    assert only(f"The county spent {written}{joint}yuan on roads.", "money").value == wanted


@given(st.integers(1, 998), st.integers(1, 998), st.sampled_from(["", " million", " billion", " thousand"]), st.data())
def test_ranges(one: int, other: int, scale: str, data: st.DataObject) -> None:
    low, high = sorted((one, other))
    assume(low < high)
    shape = data.draw(
        st.sampled_from(
            [
                "{a}-{b}{s} yuan",
                "{a} to {b}{s} yuan",
                "{a}{s} to {b}{s} yuan",
                "between {a} and {b}{s} yuan",
                "RMB {a}-{b}{s}",
                "RMB {a}{s} to RMB {b}{s}",
                "{a}–{b}{s} yuan",
                "{a}{s} yuan-{b}{s} yuan",
            ]
        )
    )
    found = only(f"The county spent {shape.format(a=low, b=high, s=scale)} on roads.", "money")
    factor = SCALES[scale]
    assert (found.low, found.high, found.comparator) == (low * factor, high * factor, "range")


@given(
    st.integers(1, 99),
    st.integers(1, 99),
    st.sampled_from(["{a}% to {b}%", "{a}%-{b}%", "{a}-{b} percent", "{a} to {b} per cent", "{a} percent to {b} percent"]),
)
def test_ranges_of_percent(one: int, other: int, shape: str) -> None:
    low, high = sorted((one, other))
    assume(low < high)
    found = only(f"The cost falls {shape.format(a=low, b=high)} here.", "ratio")
    assert (found.low, found.high) == (low, high)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CURRENCIES), st.integers(2, 999), st.data())
def test_every_currency_in_every_form(currency: object, amount: int, data: st.DataObject) -> None:
    before, after = currency.before, currency.after  # type: ignore[attr-defined]
    code = currency.code  # type: ignore[attr-defined]
    shapes = [f"{code} {amount} million", f"{amount} million {code}", f"{code}{amount} million"]
    shapes += [f"{form.lstrip('=')}{amount} million" for form in before] + [f"{amount} million {form.lstrip('=')}" for form in after]
    written = data.draw(st.sampled_from(shapes))
    found = only(f"The county spent {written} on roads.", "money")
    assert isinstance(found, Money)
    assert (found.value, found.currency) == (amount * 10**6, code)


@given(st.sampled_from([unit for unit in load_patterns().units.values() if unit.forms]), st.integers(2, 999), st.data())
def test_every_unit_in_every_form(unit: object, amount: int, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(unit.forms)).lstrip("=")  # type: ignore[attr-defined]
    contents = " of rice" if form in VESSELS else ""
    found = only(f"The crew noted {amount} {form}{contents} at noon.", "measure")
    assert (found.value, found.unit) == (amount, unit.symbol)  # type: ignore[attr-defined]


@pytest.mark.parametrize("precision", [3, 28])
def test_the_context_of_the_caller_changes_nothing(precision: int) -> None:
    with localcontext() as context:
        context.prec = precision
        assert only("It spent 123,456,789.123 million yuan.", "money").value == Decimal("123456789123000")
        assert only("It fell minus 123,456,789.123 percent.", "ratio").value == Decimal("-123456789.123")


GROUPS = st.lists(st.text("0123456789", min_size=1, max_size=5), min_size=2, max_size=4)


@given(GROUPS, st.lists(st.sampled_from([",", ".", "..", ",,", ",."]), min_size=3, max_size=3))
def test_what_is_no_numeral_gives_no_record(groups: list[str], separators: list[str]) -> None:
    written = groups[0] + "".join(sign + group for sign, group in zip(separators, groups[1:], strict=False))
    assume(re.fullmatch(r"(\d+|[1-9]\d{0,2}(,\d{3})+|[1-9]\d?(,\d\d)+,\d{3})(\.\d+)?", written) is None)
    assume(not has_decimal_comma(written) and not has_dotted_groups(written))
    assert not [r for r in extract(f"The rate was {written} percent.").records if r.kind == "ratio"]
