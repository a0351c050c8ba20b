/** The text kept in `<case>.out` for one run of a script. */
export function transcript(run: { stdout: string; stderr: string; status: number }): string;
