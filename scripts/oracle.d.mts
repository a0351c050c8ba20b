export interface Ran {
  stdout: string;
  stderr: string;
  status: number;
}

export function openOracle(): Promise<{ run(script: string): Promise<Ran> }>;
