/** Headless Chromium for tests: Debian's package, installed where it is missing. A machine that cannot have it fails the tests. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function find(): string | undefined {
  return [process.env.CHROMIUM ?? "", ...PATHS].find((path) => path !== "" && existsSync(path));
}

function install(): void {
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const { status, stderr, error } = spawnSync("apt-get", ["-qq", ...args], { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`Chromium cannot be installed: ${error?.message ?? stderr}`);
  }
}

/** Starts it, as root too. */
export async function launch(): Promise<Browser> {
  if (find() === undefined) install();
  const executablePath = find();
  if (executablePath === undefined) throw new Error("there is no Chromium: set CHROMIUM to its path");
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
