/** The first `python3` on PATH that is no script, or null. */
export function findPython(): string | null;
