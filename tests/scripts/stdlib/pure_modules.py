# Modules of the standard library that need nothing native.
import bisect
import colorsys
import heapq
import keyword
import token

numbers = [5, 1, 4, 2, 3]
heapq.heapify(numbers)
print([heapq.heappop(numbers) for _ in range(3)], numbers)
print(heapq.nlargest(2, [3, 9, 4, 7], key=lambda n: -n), heapq.nsmallest(2, "hello"))
print(list(heapq.merge([1, 4, 7], [2, 5], [3, 6], reverse=False)))
print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2))
rows = [("a", 1), ("b", 3)]
bisect.insort(rows, ("c", 2), key=lambda row: row[1])
print(rows)
print(colorsys.rgb_to_hsv(0.25, 0.5, 0.75))
print(keyword.iskeyword("lambda"), keyword.issoftkeyword("match"), len(keyword.kwlist))
print(token.tok_name[token.NAME], token.ISEOF(token.ENDMARKER))
