"""Marks count the columns of a terminal: wide characters take two, everything else one."""
import sys


def show(action):
    try:
        action()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


def chinese(): return "漢字" + 1
def before_chinese(): return 1 + "漢字"
def between(): return ("漢字", "かな" + 1, "ｱｲｳ")
def full_width(): return "ＡＢＣ" + 1
def half_width(): return "ｱｲｳ" + 1
def emoji(): return "😀🎉" + 1
def emoji_sequence(): return "👨‍👩‍👧" + 1
def combining(): return "e\u0301 é" + 1
def astral_letters(): return "𝒳𝓎" + 1
def greek(): return "αβγ" + 1
def names(): return größe + 1
def korean(): return "한국어"[5]
def call(): return len("漢", "字")
def mixed(): return [1, "漢字" + 1, "日本語"][0]
def right_to_left(): return "שלום" + 1
def ambiguous(): return "±×÷" + 1
def flag(): return "🇩🇪" + 1
def over_lines():
    return (
        "漢字"
        + 1
        + "かな"
    )
def call_over_lines():
    return print("漢字", sep=
        1)


größe = None
for action in (chinese, before_chinese, between, full_width, half_width, emoji, emoji_sequence, combining, astral_letters, greek,
               names, korean, call, mixed, right_to_left, ambiguous, flag, over_lines, call_over_lines):
    show(action)
