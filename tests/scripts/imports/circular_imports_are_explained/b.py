import a; a.x
