/** How a script is run: see worker.mjs. */
export type Mode = "plain" | "collect" | "audit" | { fail: number };
/** What came of it; `crash` is the VM's own failure. */
export type Run =
  | {
      stdout: string;
      stderr: string;
      status: number | "audit";
      failed?: boolean;
      seconds: number;
      crash?: undefined;
    }
  | { crash: string; seconds?: number };
/** A few worker threads that run scripts on taipan. */
export function openPool(
  size?: number,
  seconds?: number,
): { run(name: string, mode?: Mode): Promise<Run>; close(): Promise<void> };
