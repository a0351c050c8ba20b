/** The VM's requests to the compiler: compile(), exec, eval and imports end here. */
import { CompileRecursionError, compileToCode } from "../compiler/index.ts";
import { type Mode, PythonSyntaxError } from "../syntax/index.ts";
import { type Answer, encodeAnswer } from "./answers.ts";

/** The answer to a request to compile: (code, warnings), or (exception name, message, details). See assembly/host.ts. */
export function compileAnswer(
  source: string | Uint8Array,
  filename: string,
  mode: string,
  flags: number,
  optimize: number,
): Uint8Array {
  try {
    const { code, warnings } = compileToCode(source, filename, mode as Mode, { flags, optimize });
    const records = warnings.map(({ category, message, lineno }) => [category, message, lineno]);
    return encodeAnswer([{ code }, records]);
  } catch (error) {
    if (error instanceof PythonSyntaxError) return encodeAnswer(refusal(error));
    if (error instanceof CompileRecursionError) return encodeAnswer(["RecursionError", error.message, null]);
    throw error;
  }
}

function refusal(error: PythonSyntaxError): Answer {
  const { place } = error;
  if (place === null) return [error.exception, error.message, null];
  const { lineno, offset, end_lineno, end_offset, text } = place;
  return [error.exception, error.message, [error.filename, lineno, offset, text, end_lineno, end_offset]];
}
