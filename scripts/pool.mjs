// A few worker threads that run scripts on taipan. A script that takes too long is ended with its worker.
import { Worker } from "node:worker_threads";

const worker = new URL("./worker.mjs", import.meta.url);

/** Opens a pool: `run(name, mode)` answers as worker.mjs says, or `{ crash }` after `seconds`; `close()` ends it. */
export function openPool(size = 2, seconds = 60) {
  const idle = [];
  const waiting = [];
  let closed = false;

  function start() {
    const thread = new Worker(worker);
    thread.setMaxListeners(0);
    return thread;
  }

  function next() {
    while (idle.length && waiting.length) serve(idle.pop(), waiting.shift());
  }

  function serve(thread, { task, resolve }) {
    const finish = (answer, again) => {
      clearTimeout(timer);
      thread.removeAllListeners();
      resolve(answer);
      if (closed) return;
      idle.push(again);
      next();
    };
    const timer = setTimeout(() => {
      thread.removeAllListeners();
      thread.terminate();
      finish({ crash: `still running after ${seconds} seconds` }, start());
    }, seconds * 1000);
    thread.once("message", (answer) => finish(answer, thread));
    thread.once("error", (error) => finish({ crash: error.stack }, start()));
    thread.postMessage(task);
  }

  for (let i = 0; i < size; i++) idle.push(start());
  return {
    run: (name, mode = "plain") =>
      new Promise((resolve) => {
        waiting.push({ task: { name, mode }, resolve });
        next();
      }),
    async close() {
      closed = true;
      await Promise.all(idle.map((thread) => thread.terminate()));
    },
  };
}
