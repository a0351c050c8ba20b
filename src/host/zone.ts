/** The local time zone, as JavaScript knows it. */

/** Seconds east of UTC that local time is at a moment (seconds since the epoch). */
export function utcOffset(seconds: number): number {
  return -60 * new Date(seconds * 1000).getTimezoneOffset();
}

const zoneNames = new Map<number, string>();

/** Name of the local zone while it is so many seconds east of UTC. */
export function zoneName(offset: number): string {
  let name = zoneNames.get(offset);
  if (name === undefined) {
    name = findZoneName(offset);
    zoneNames.set(offset, name);
  }
  return name;
}

/** What this zone is called in a month of this year in which it is so far from UTC; by its distance if it has no short name. */
function findZoneName(offset: number): string {
  const year = new Date().getFullYear();
  for (let month = 0; month < 12; month++) {
    const date = new Date(year, month, 1);
    if (date.getTimezoneOffset() * -60 !== offset) continue;
    const parts = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" }).formatToParts(date);
    const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
    if (/^[A-Za-z]+$/.test(name)) return name;
  }
  const minutes = Math.abs(Math.round(offset / 60));
  const two = (n: number) => String(n).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${minutes % 60 ? two(minutes % 60) : ""}`;
}
