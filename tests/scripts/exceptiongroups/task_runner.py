# A runner that goes on after errors, retries some and reports the rest as one group.
class Retry(Exception):
    pass


class TaskFailed(ExceptionGroup):
    def __new__(cls, name, errors):
        self = super().__new__(cls, f"task {name} failed", errors)
        self.name = name
        return self

    def derive(self, errors):
        return TaskFailed(self.name, errors)


def attempt(name, task, tries=3):
    errors = []
    for number in range(1, tries + 1):
        try:
            return task(number)
        except Retry as error:
            error.add_note(f"try {number} of {name}")
            errors.append(error)
        except Exception as error:
            errors.append(error)
            break
    raise TaskFailed(name, errors)


def run(tasks):
    results, failures = {}, []
    for name, task in tasks.items():
        try:
            results[name] = attempt(name, task)
        except* Retry as group:
            print(name, "gave up:", [note for error in group.exceptions for note in getattr(error, "__notes__", ())] or group.exceptions[0].exceptions)
            failures.append(group)
        except* (ValueError, LookupError) as group:
            print(name, "failed:", repr(group))
            failures.append(group)
    if failures:
        failure = ExceptionGroup("some tasks failed", failures)
        failure.results = results
        raise failure
    return results


def flaky(fail_until):
    def task(number):
        if number < fail_until:
            raise Retry(number)
        return f"done at {number}"

    return task


def mixed(number):
    if number < 2:
        raise Retry(number)
    return {}["key"]


def fatal(number):
    raise OSError("disk")


print(run({"first": flaky(1), "second": flaky(3)}))
try:
    run({"good": flaky(2), "bad": flaky(9), "worse": lambda n: int("x"), "mixed": mixed})
except ExceptionGroup as error:
    print(error, error.results, [type(each).__name__ for each in error.exceptions])
    values, others = error.split(ValueError)
    print(repr(values))
    print([each.message for each in others.exceptions], [each.name for each in others.exceptions if isinstance(each, TaskFailed)])
try:
    run({"good": flaky(1), "fatal": fatal})
except* OSError as error:
    print("fatal:", repr(error))
