/** The project's folder. */
export const root: string;
/** One script: its file, the file of its expected output, and its path relative to the project. */
export interface Case {
  script: string;
  expected: string;
  name: string;
}
/** Every script whose relative path contains one of the filters (all, without filters), sorted. */
export function findCases(filters?: string[]): Case[];
