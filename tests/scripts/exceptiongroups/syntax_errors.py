# What is wrong with except* clauses, and except without parentheses (PEP 758).
cases = [
"for x in y:\n try: pass\n except* E:\n  break",
"for x in y:\n try: pass\n except* E:\n  continue",
"def f():\n try: pass\n except* E:\n  return 1",
"def f():\n try: pass\n except* E:\n  with a: return",
"def f():\n try: pass\n except* E:\n  for x in y: break",
"def f():\n try: pass\n except* E:\n  for x in y: return",
"def f():\n try: pass\n except* E:\n  try: return 1\n  finally: pass",
"def f():\n try: pass\n except* E:\n  while 1:\n   try: pass\n   except* F: break",
"try: pass\nexcept*: pass",
"try: pass\nexcept* A: pass\nexcept B: pass",
"try: pass\nexcept A: pass\nexcept* B: pass",
"try: pass\nexcept A, B as e: pass",
"try: pass\nexcept* A, B as e: pass",
"try: pass\nexcept A, B: pass",
"try: pass\nexcept* A, B: pass",
"try: pass\nexcept A,: pass",
"try: pass\nexcept *A,: pass",
"try: pass\nexcept (A, B) as e, : pass",
"try: pass\nexcept: pass\nexcept A: pass",
"try: pass\nexcept A as e.x: pass",
"try: pass\nexcept* A as e.x: pass",
]
for c in cases:
    try:
        compile(c, "<c>", "exec")
        print("ok", repr(c)[:70])
    except SyntaxError as e:
        print(repr(c)[:70], "->", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset), repr(e.text)[:30])
    except Exception as e:
        print(repr(c)[:70], "->", type(e), e)
