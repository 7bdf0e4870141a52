"""Formulas as authors write them, and how one is written in a text of ours."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.formula import formula, formulas, is_apart, is_formula, tex_of


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("能量$E=mc^2$守恒", ["$E=mc^2$"]),
        (r"设\(a>b\)，则\[ a=b \]", ["$a>b$", "$$a=b$$"]),
        (r"设\\(a_1\\)，", ["$a_1$"]),
        ("$$\na=b\\\\\nc=d\n$$", [r"$$a=b\\ c=d$$"]),
        ("> $$\n> x = y\n> $$", ["$$x = y$$"]),
        (r"\begin{align}a&=b\end{align}", [r"$$\begin{align}a&=b\end{align}$$"]),
        (r"$速度=\frac{s}{t}$", [r"$\text{速度}=\frac{s}{t}$"]),
        ("$f(x)$、$10$、$ABC$", ["$f(x)$", "$10$", "$ABC$"]),
        (r"\[a^2 \\[2pt] b\]", [r"$$a^2 \\[2pt] b$$"]),
        (r"\(x\)", ["$x$"]),
        ("花$5到$6元", []),
        ("票价$5，儿童$3。", []),
        ("US$5-$6，A$AP和B$B", []),
        ("$HOME/bin:$PATH", []),
        (r"见\[注\]和\(附录\)，\[1\]、\(2\)", []),
        ("$$\n\n第一段。\n\n$$", []),
        (r"价格\$5和\$6", []),
    ],
)
def test_a_formula_is_told_from_prices_and_brackets(text, runs):
    assert [found.run for found in formulas(text)] == runs


@pytest.mark.parametrize(
    ("tex", "apart", "run"),
    [
        (" E = \n mc^2 ", False, "$E = mc^2$"),
        (r"{\displaystyle E=mc^{2}}", False, "$E=mc^{2}$"),
        ("速度=1", True, r"$$\text{速度}=1$$"),
        (r"\text{速度，}v", False, r"$\text{速度，}v$"),
        ("a % 量\nb", False, "$a b$"),
        (r"\frac{1", False, ""),
        ("a$b", False, ""),
        ("", True, ""),
        ("a\\", False, ""),
    ],
)
def test_tex_is_written_between_dollars_or_not_at_all(tex, apart, run):
    assert formula(tex, apart=apart) == run
    if run:
        assert (is_apart(run), formula(tex_of(run), apart=apart)) == (apart, run)


@given(st.text(st.sampled_from("a$\\{}[]() \n汉^_=&"), max_size=40))
def test_whatever_is_found_is_a_formula(text):
    assert all(is_formula(found.run) for found in formulas(text))


@pytest.mark.parametrize("piece", ["$", "$a", "{a", "{a}", r"\(", r"\[", r"\begin{align}", "$ {", "$${"])
def test_no_text_takes_long(piece):
    text = "$" + piece * 20_000
    started = time.process_time()
    list(formulas(text))
    formula(text)
    is_formula(text)
    assert time.process_time() - started < 5
