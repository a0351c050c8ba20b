"""Indentation by tabs, form feeds, blanks at line ends, blanks inside."""
import sys

none = None
def with_tabs():
	if True:
		return none + 1
def tab_inside(): return none	+	1
def blank_end(): return none + 1   
def many_blanks(): return      none     +     1
def semicolon(): x = 1;	y = none + 1;	z = 2
def deep():
                                if True:
                                                return none.attribute
def tab_over_lines():
	return max(
		none,
		none + 1,
			key=None)
def mixed_margin():
    return (
  none
      +
1)


for action in (with_tabs, tab_inside, blank_end, many_blanks, semicolon, deep, tab_over_lines, mixed_margin):
    try:
        action()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)
