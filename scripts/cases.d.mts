/** The project's folder. */
export const root: string;
/** One script: its file, its expected output's, its path relative to the project, whether standard error is left out. */
export interface Case {
  script: string;
  expected: string;
  name: string;
  quiet: boolean;
}
/** Every script whose relative path contains one of the filters (all, without filters), sorted. */
export function findCases(filters?: string[]): Case[];
