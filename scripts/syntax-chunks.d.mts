export const syntaxTests: string;

export interface ChunkFile {
  name: string;
  mode: "exec" | "eval" | "single";
  sources: string[];
}

export function readChunks(folder: string): ChunkFile[];
export function expectedFile(folder: string, name: string): string;
