import type { Python } from "../tests/support/embed.ts";

type Load = (options: object) => Promise<Python>;
export function callAll(
  load: Load,
  wanted: (owner: string, number: number) => boolean,
): Promise<{ count: number; faults: string[] }>;
