/** Stops the VM when it finds itself broken. Never the answer to anything that a Python program or a `.pyc` does. */
import { abort } from "../host.ts";

export function bug(message: string): void {
  abort(changetype<usize>(message), 0, 0, 0);
  unreachable();
}
