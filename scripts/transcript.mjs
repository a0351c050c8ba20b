// How a script's run is written down, the same for the oracle's and for taipan's: standard output as it is; then,
// after a marker line each, standard error where there is any and the exit status where it is not 0.
// A missing newline at the end of a part is written as a marker too, so that every difference shows.

/** The text kept in `<case>.out` for one run's `{ stdout, stderr, status }`; `quiet` leaves standard error out. */
export function transcript({ stdout, stderr, status }, quiet = false) {
  const parts = [closed(stdout)];
  if (stderr && !quiet) parts.push("=== stderr ===\n", closed(stderr));
  if (status !== 0) parts.push(`=== status ${status} ===\n`);
  return parts.join("");
}

function closed(text) {
  return text === "" || text.endsWith("\n") ? text : `${text}\n=== no newline ===\n`;
}
