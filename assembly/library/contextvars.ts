/** The module `_contextvars` (PEP 567; CPython: Modules/_contextvarsmodule.c, Python/context.c). */
import { defineFunction } from "../core/native.ts";
import { copyContext, initContext, runningContextItself } from "./contextvars/context.ts";
import { initVariables } from "./contextvars/variable.ts";
import { initViews } from "./contextvars/views.ts";

/** Fills the module's namespace; `module` is its name, a str. */
export function initContextvars(dict: usize, module: usize): void {
  initViews();
  initContext(dict, module);
  initVariables(dict, module);
  defineFunction(dict, module, "copy_context()", copyContext);
  defineFunction(dict, module, "_running()", runningContextItself);
}
