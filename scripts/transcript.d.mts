/** The text kept in `<case>.out` for one run of a script; `quiet` leaves standard error out. */
export function transcript(
  run: { stdout: string; stderr: string; status: number | string },
  quiet?: boolean,
): string;
