from support.jumper import jump


def straight(out):
    out.append(1)
    out.append(2)
    out.append(3)
    out.append(4)


def branches(out):
    x = 3
    if x > 2:
        out.append("more")
    else:
        out.append("less")
    out.append("end")


jump(straight, 1, 3)
jump(straight, 3, 2)
jump(straight, 4, 1)
jump(straight, 2, 2)
jump(branches, 3, 5)
jump(branches, 2, 6)
jump(branches, 6, 3)
