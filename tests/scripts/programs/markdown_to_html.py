def inline(text):
    result, i = [], 0
    open_tags = []
    while i < len(text):
        for mark, tag in (("**", "b"), ("*", "i"), ("`", "code")):
            if text.startswith(mark, i):
                if open_tags and open_tags[-1] == tag:
                    result.append(f"</{open_tags.pop()}>")
                else:
                    open_tags.append(tag)
                    result.append(f"<{tag}>")
                i += len(mark)
                break
        else:
            if text[i] == "[" and "](" in text[i:]:
                label, _, rest = text[i + 1 :].partition("](")
                target, _, _ = rest.partition(")")
                result.append(f'<a href="{target}">{inline(label)}</a>')
                i += len(label) + len(target) + 4
            else:
                result.append({"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(text[i], text[i]))
                i += 1
    return "".join(result) + "".join(f"</{tag}>" for tag in reversed(open_tags))


def blocks(lines):
    lines = iter([*lines, ""])
    paragraph, items = [], []

    def flush():
        if items:
            yield "<ul>" + "".join(f"<li>{inline(item)}</li>" for item in items) + "</ul>"
            items.clear()
        if paragraph:
            yield f"<p>{inline(' '.join(paragraph))}</p>"
            paragraph.clear()

    for line in lines:
        stripped = line.strip()
        level = len(stripped) - len(stripped.lstrip("#"))
        if stripped == "```":
            yield from flush()
            code = []
            for line in lines:
                if line.strip() == "```":
                    break
                code.append(line)
            yield "<pre>" + "\n".join(code) + "</pre>"
        elif 0 < level <= 6 and stripped[level : level + 1] == " ":
            yield from flush()
            yield f"<h{level}>{inline(stripped[level + 1:])}</h{level}>"
        elif stripped.startswith(("- ", "* ")):
            if paragraph:
                yield from flush()
            items.append(stripped[2:])
        elif stripped:
            paragraph.append(stripped)
        else:
            yield from flush()


SOURCE = """# Title *one*

A paragraph with **bold**, *italic* and `code < 1 & 2`,
going on.

- first [link](http://x.y/z?a=1)
- second **item
### Sub
```
x = 1
  y = <2>
```
Last # not a heading
####### seven
"""
for block in blocks(SOURCE.splitlines()):
    print(block)
