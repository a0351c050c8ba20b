from support.jumper import jump


def loop(out):
    out.append("before")
    for i in 1, 2, 3:
        out.append(i)
    out.append("after")


def nested(out):
    for i in 1, 2:
        for k in 3, 4:
            out.append((i, k))
        out.append(i)
    while len(out) < 9:
        out.append("w")
    out.append("end")


jump(loop, 3, 4)
jump(loop, 1, 3)
jump(loop, 4, 3)
jump(loop, 3, 1, nth=2)
jump(loop, 3, 2)
jump(nested, 3, 4)
jump(nested, 3, 7)
jump(nested, 4, 3)
jump(nested, 6, 7)
jump(nested, 7, 6)
jump(nested, 1, 6)
jump(loop, 2, 3, nth=2)
jump(loop, 2, 1, nth=2)
jump(nested, 2, 4, nth=2)
