"""Runs one of CPython's test modules as `python -m unittest test.MODULE` does, and writes down how each test ended.

    run_module.py MODULE RESULTS FOLDER [ID…]

RESULTS gets a line for each test as soon as it has ended: `+ id` passed, `! id` failed, `- id` skipped (`~ id` when it begins, so
that a hang has a name; `.` at the very end). FOLDER is made the current one: tests leave files behind. The tests named by IDs are
left out. The same file runs on taipan and on the oracle, where it does away with what makes tests run that are for CPython alone: its name,
by which such tests are marked, the modules that test its C interface, and databases that 3.14 has only where others' libraries are. Refused: several modules in one process, since they
would see each other's traces.
"""

import os
import sys
import traceback
import unittest

import test.support
from test.support import threading_helper

PASSED, FAILED, SKIPPED, BEGUN = "+", "!", "-", "~"
C_INTERFACE = ("_ctypes", "_testbuffer", "_testcapi", "_testclinic", "_testinternalcapi", "_testlimitedcapi", "_xxtestfuzz")
DATABASES = ("_dbm", "_gdbm", "_sqlite3")


class Recorder(unittest.TextTestResult):
    """Keeps the worst that happened to the test at hand: subtests, clean-ups and tearDown report on their own."""

    verdict = PASSED

    def startTest(self, test):
        super().startTest(test)
        self.verdict = PASSED
        note(BEGUN, test)

    def stopTest(self, test):
        super().stopTest(test)
        note(self.verdict, test)

    def fails(self, test):
        self.verdict = FAILED
        if not isinstance(test, unittest.TestCase):  # the set-up of a class or module, which is no test
            note(FAILED, test)

    def addError(self, test, err):
        super().addError(test, err)
        self.fails(test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.fails(test)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.verdict = FAILED

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.verdict = FAILED

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        if self.verdict == PASSED:
            self.verdict = SKIPPED


class Program(unittest.TestProgram):
    """unittest's main program, without some of the tests."""

    def runTests(self):
        leave_out(self.test)
        super().runTests()


def leave_out(suite):
    """Takes the tests named by left_out from the suite and those in it."""
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            leave_out(test)
    suite._tests = [test for test in suite if isinstance(test, unittest.TestSuite) or test.id() not in left_out]


def note(sign, test, write=os.write):
    write(results, f"{sign} {test.id()}\n".encode())


module, target, folder, *left_out = sys.argv[1:]
results = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
os.chdir(folder)
end = os.write
if sys.implementation.name == "taipan":  # has threads, which the tests do not expect of a WebAssembly platform
    threading_helper.can_start_thread = True
sys.implementation.name = "taipan"
sys.modules.update(dict.fromkeys(C_INTERFACE + DATABASES))
# These would ask the C interface: both have positions, and neither suppresses anything.
test.support.has_no_debug_ranges = lambda: False
test.support.skip_if_suppress_immortalization = lambda: lambda test: test
runner = unittest.TextTestRunner(resultclass=Recorder, verbosity=2)
try:
    Program(module=None, argv=["python -m unittest", f"test.{module}"], testRunner=runner, exit=False)
except BaseException:
    traceback.print_exc()
end(results, b".\n")
