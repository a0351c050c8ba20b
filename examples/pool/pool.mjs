// A pool of worker threads (piscina) that run snippets of strangers: each in an instance of its own, with limits; what a snippet does to its worker's
// thread beside is ended with the thread. Run with `node examples/pool/pool.mjs`.
import { Piscina } from "piscina";

const pool = new Piscina({ filename: new URL("./worker.mjs", import.meta.url).href, maxThreads: 2 });

const SNIPPETS = [
  "print(sum(i * i for i in range(1000)))",
  "import json\nprint(json.dumps({'a': [1, 2]}))",
  "while True: pass",
  "x = []\nwhile True: x.append('more' * 1000)",
  "print(1 / 0)",
  "import os\nprint(os.listdir('/'))",
];

const answers = await Promise.all(SNIPPETS.map((code) => pool.run({ code })));
for (const [i, { output, error }] of answers.entries())
  console.log(`${i}: ${[output.trim(), error].filter((text) => text !== "").join(" | ")}`);
await pool.destroy();
