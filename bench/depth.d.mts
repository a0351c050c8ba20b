import type { Python } from "../tests/support/embed.ts";

type Wanted = (builder: string, action: string, number: number) => boolean;
type Load = (options: object) => Promise<Python>;
export function attemptAll(load: Load, wanted: Wanted, depth?: number): Promise<{ count: number; faults: string[] }>;
