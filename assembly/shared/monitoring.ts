/**
 * Events of running code that tools may ask for (PEP 669), numbered as sys.monitoring.events has them: an event's bit there is 1 << its number.
 * Those before RAISE belong to places in the code: they can be asked for in one code object and switched off at one place.
 */
export enum MonitorEvent {
  PY_START,
  PY_RESUME,
  PY_RETURN,
  PY_YIELD,
  CALL,
  LINE,
  INSTRUCTION,
  JUMP,
  BRANCH_LEFT,
  BRANCH_RIGHT,
  STOP_ITERATION,
  RAISE,
  EXCEPTION_HANDLED,
  PY_UNWIND,
  PY_THROW,
  RERAISE,
  // these two are wanted where CALL is
  C_RETURN,
  C_RAISE,
  // both branches at once, as CPython 3.13 had it
  BRANCH,
  COUNT,
}

/** Tools by number: six for sys.monitoring, then what sys.setprofile and sys.settrace set. */
export enum Tool {
  MONITORS = 6,
  PROFILE = 6,
  TRACE = 7,
  COUNT = 8,
}
