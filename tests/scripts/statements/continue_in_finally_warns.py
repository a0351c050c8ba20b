def finally_continue():
    result = []
    for i in range(3):
        try:
            1 / (i - 1)
        except ZeroDivisionError:
            result.append("zero")
        finally:
            result.append(i)
            if i == 0:
                continue
        result.append("past")
    return result


print(finally_continue())
