# PEP 765: leaving a finally block is warned of; in what it is, and what it is not.
import sys

sources = [
    "def f():\n try: pass\n finally: return 1",
    "def f():\n for i in x:\n  try: pass\n  finally: break",
    "def f():\n for i in x:\n  try: pass\n  finally: continue",
    "def f():\n try: pass\n finally:\n  for i in x: break",
    "def f():\n try: pass\n finally:\n  while x: continue",
    "def f():\n try: pass\n finally:\n  for i in x: return 2",
    "def f():\n try: pass\n finally:\n  def g(): return 3",
    "def f():\n try: pass\n finally:\n  class C:\n   def g(self): return 3",
    "def f():\n try: pass\n finally:\n  try: return 4\n  finally: pass",
    "def f():\n try: pass\n finally:\n  try: pass\n  except* E: pass\n  else: return 5",
    "def f():\n try: pass\n finally:\n  with a:\n   if b: return 6",
    "def f():\n try: pass\n finally:\n  match a:\n   case 1: return 7",
    "def f():\n while 1:\n  try: pass\n  finally:\n   match a:\n    case 1: break\n    case 2: continue",
    "for i in x:\n try: pass\n finally:\n  for j in y: pass\n  else: break",
    "def f():\n try: return 1\n except: return 2\n else: return 3\n finally: pass",
    "def f():\n try: pass\n finally:\n  lambda: (yield)\n  [i for i in x]",
]
for i, source in enumerate(sources):
    print(source.replace("\n", " / "), file=sys.stderr)
    compile(source, f"source {i}", "exec")
