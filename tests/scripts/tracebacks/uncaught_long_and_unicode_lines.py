größe = {"höhe": 1, "名前": "値"}


def berechne(länge):
    return größe["höhe"] * länge + größe["名前"] + "😀😀" + größe["fehlt"] if länge else "ein sehr langer Text, der nur die Zeile verlängern soll"


print(berechne(0))
berechne(2)
