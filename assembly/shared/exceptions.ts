/** The built-in exception hierarchy: one row each, bases before subclasses. Read by both compilers. */

export enum Exc {
  BaseException,
  BaseExceptionGroup,
  GeneratorExit,
  KeyboardInterrupt,
  SystemExit,
  Exception,
  ArithmeticError,
  FloatingPointError,
  OverflowError,
  ZeroDivisionError,
  AssertionError,
  AttributeError,
  BufferError,
  EOFError,
  ExceptionGroup,
  ImportError,
  ModuleNotFoundError,
  LookupError,
  IndexError,
  KeyError,
  MemoryError,
  NameError,
  UnboundLocalError,
  OSError,
  BlockingIOError,
  ChildProcessError,
  ConnectionError,
  BrokenPipeError,
  ConnectionAbortedError,
  ConnectionRefusedError,
  ConnectionResetError,
  FileExistsError,
  FileNotFoundError,
  InterruptedError,
  IsADirectoryError,
  NotADirectoryError,
  PermissionError,
  ProcessLookupError,
  TimeoutError,
  ReferenceError,
  RuntimeError,
  NotImplementedError,
  PythonFinalizationError,
  RecursionError,
  StopAsyncIteration,
  StopIteration,
  SyntaxError,
  IndentationError,
  TabError,
  _IncompleteInputError,
  SystemError,
  TypeError,
  ValueError,
  UnicodeError,
  UnicodeDecodeError,
  UnicodeEncodeError,
  UnicodeTranslateError,
  Warning,
  BytesWarning,
  DeprecationWarning,
  EncodingWarning,
  FutureWarning,
  ImportWarning,
  PendingDeprecationWarning,
  ResourceWarning,
  RuntimeWarning,
  SyntaxWarning,
  UnicodeWarning,
  UserWarning,
  COUNT,
}

/** Base class of each exception; BaseException stands for itself (its base is object). */
export const EXC_BASE: StaticArray<Exc> = [
  Exc.BaseException, // BaseException
  Exc.BaseException, // BaseExceptionGroup
  Exc.BaseException, // GeneratorExit
  Exc.BaseException, // KeyboardInterrupt
  Exc.BaseException, // SystemExit
  Exc.BaseException, // Exception
  Exc.Exception, // ArithmeticError
  Exc.ArithmeticError, // FloatingPointError
  Exc.ArithmeticError, // OverflowError
  Exc.ArithmeticError, // ZeroDivisionError
  Exc.Exception, // AssertionError
  Exc.Exception, // AttributeError
  Exc.Exception, // BufferError
  Exc.Exception, // EOFError
  Exc.Exception, // ExceptionGroup
  Exc.Exception, // ImportError
  Exc.ImportError, // ModuleNotFoundError
  Exc.Exception, // LookupError
  Exc.LookupError, // IndexError
  Exc.LookupError, // KeyError
  Exc.Exception, // MemoryError
  Exc.Exception, // NameError
  Exc.NameError, // UnboundLocalError
  Exc.Exception, // OSError
  Exc.OSError, // BlockingIOError
  Exc.OSError, // ChildProcessError
  Exc.OSError, // ConnectionError
  Exc.ConnectionError, // BrokenPipeError
  Exc.ConnectionError, // ConnectionAbortedError
  Exc.ConnectionError, // ConnectionRefusedError
  Exc.ConnectionError, // ConnectionResetError
  Exc.OSError, // FileExistsError
  Exc.OSError, // FileNotFoundError
  Exc.OSError, // InterruptedError
  Exc.OSError, // IsADirectoryError
  Exc.OSError, // NotADirectoryError
  Exc.OSError, // PermissionError
  Exc.OSError, // ProcessLookupError
  Exc.OSError, // TimeoutError
  Exc.Exception, // ReferenceError
  Exc.Exception, // RuntimeError
  Exc.RuntimeError, // NotImplementedError
  Exc.RuntimeError, // PythonFinalizationError
  Exc.RuntimeError, // RecursionError
  Exc.Exception, // StopAsyncIteration
  Exc.Exception, // StopIteration
  Exc.Exception, // SyntaxError
  Exc.SyntaxError, // IndentationError
  Exc.IndentationError, // TabError
  Exc.SyntaxError, // _IncompleteInputError
  Exc.Exception, // SystemError
  Exc.Exception, // TypeError
  Exc.Exception, // ValueError
  Exc.ValueError, // UnicodeError
  Exc.UnicodeError, // UnicodeDecodeError
  Exc.UnicodeError, // UnicodeEncodeError
  Exc.UnicodeError, // UnicodeTranslateError
  Exc.Exception, // Warning
  Exc.Warning, // BytesWarning
  Exc.Warning, // DeprecationWarning
  Exc.Warning, // EncodingWarning
  Exc.Warning, // FutureWarning
  Exc.Warning, // ImportWarning
  Exc.Warning, // PendingDeprecationWarning
  Exc.Warning, // ResourceWarning
  Exc.Warning, // RuntimeWarning
  Exc.Warning, // SyntaxWarning
  Exc.Warning, // UnicodeWarning
  Exc.Warning, // UserWarning
];
