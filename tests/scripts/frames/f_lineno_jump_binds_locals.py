from support.jumper import jump


def unbound(out):
    a = 1
    b = 2
    c = 3
    out.append((a, b, c))


jump(unbound, 1, 4)
jump(unbound, 2, 4)
