/** A worker run by workerd itself, from a bundle as wrangler makes it: Wasm modules and data lie beside the code. */
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";

/** The path of the binary. */
const { default: workerd } = createRequire(import.meta.url)("workerd") as { default: string };

/** Files that the bundle imports, and what workerd makes of them. */
const KINDS: Record<string, string> = { wasm: "wasm", bin: "data", txt: "data" };

/** Leaves such imports to workerd, the files copied beside the bundle. */
function beside(outdir: string, found: Set<string>): Plugin {
  return {
    name: "beside",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /\.(wasm|bin|txt)$/ }, async ({ path, resolveDir, pluginData, kind }) => {
        if (pluginData === "beside") return undefined;
        const { path: file, errors } = await resolve(path, { resolveDir, kind, pluginData: "beside" });
        if (errors.length > 0) return { errors };
        const name = basename(file);
        copyFileSync(file, join(outdir, name));
        found.add(name);
        return { path: `./${name}`, external: true };
      });
    },
  };
}

const moduleLine = (name: string, kind: string) => `(name = "${name}", ${kind} = embed "${name}")`;

function configuration(files: Iterable<string>): string {
  const rows = [...files].map((name) => moduleLine(name, KINDS[name.split(".").at(-1) ?? ""]));
  const modules = [moduleLine("main.js", "esModule"), ...rows].join(",\n    ");
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);

const worker :Workerd.Worker = (
  compatibilityDate = "2026-01-01",
  modules = [
    ${modules}
  ]
);
`;
}

/** The port that workerd says it listens on. */
function portOf(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = "";
    server.stdio[3]?.on("data", (data) => {
      text += data;
      const line = text.split("\n").find((line) => line.includes('"listen"'));
      if (line !== undefined) resolve(JSON.parse(line).port);
    });
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`workerd has ended (${code})`)));
  });
}

/** A module of nothing. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Bundles a worker of a project and asks it once: its answer, as JSON. */
export async function ask(project: string, entry: string): Promise<unknown> {
  const outdir = join(project, "workerd");
  mkdirSync(outdir, { recursive: true });
  // A quick build of the package has all natives in the VM.
  const natives = join(project, "node_modules/taipan/dist/library.wasm");
  if (!existsSync(natives)) writeFileSync(natives, EMPTY);
  const found = new Set<string>();
  await build({
    absWorkingDir: project,
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    outfile: join(outdir, "main.js"),
    conditions: ["workerd", "worker"],
    plugins: [beside(outdir, found)],
    logLevel: "error",
  });
  writeFileSync(join(outdir, "config.capnp"), configuration(found));
  const server = spawn(workerd, ["serve", "config.capnp", "--control-fd=3"], {
    cwd: outdir,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  try {
    const response = await fetch(`http://127.0.0.1:${await portOf(server)}/`);
    const text = await response.text();
    if (!response.ok) throw new Error(`the worker answers ${response.status}: ${text}`);
    return JSON.parse(text);
  } finally {
    server.kill();
  }
}
