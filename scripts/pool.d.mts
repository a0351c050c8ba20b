/** How a script is run: see worker.mjs. */
export type Mode = "plain" | "virtual" | "collect" | "audit" | "jit";
/** What came of it; `crash` is the VM's own failure. */
export type Run =
  | { stdout: string; stderr: string; status: number | "audit"; seconds: number; crash?: undefined }
  | { crash: string; seconds?: number };
/** What came of a sweep over allocations `from`, … of a script. */
export type Swept =
  | { problems: string[]; ended: boolean; seconds: number; crash?: undefined }
  | { crash: string; seconds?: number };
/** A few worker threads that run scripts on taipan. */
export function openPool(
  size?: number,
  seconds?: number,
): {
  run(name: string, mode?: Mode): Promise<Run>;
  count(name: string): Promise<{ allocations: number; crash?: undefined } | { crash: string }>;
  sweep(name: string, from: number, count: number, step?: number, fresh?: boolean): Promise<Swept>;
  close(): Promise<void>;
};
