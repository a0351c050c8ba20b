// A few worker threads that run scripts on taipan. A script that takes too long is ended with its worker.
import { Worker } from "node:worker_threads";

const script = new URL("./worker.mjs", import.meta.url);

/** One worker thread and the job it has in hand; a thread that has died is replaced at the next job. */
class Runner {
  start() {
    const thread = new Worker(script);
    const current = () => this.thread === thread;
    thread.on("message", (answer) => current() && this.finish(answer));
    thread.on("error", (error) => current() && this.fail(error.stack ?? String(error)));
    thread.on("exit", () => current() && this.fail("the worker ended"));
    this.thread = thread;
  }

  /** Gives the job to the thread; `done` is called with the answer. */
  run(task, seconds, done) {
    if (!this.thread) this.start();
    this.done = done;
    this.timer = setTimeout(() => this.fail(`still running after ${seconds} seconds`), seconds * 1000);
    this.thread.postMessage(task);
  }

  finish(answer) {
    clearTimeout(this.timer);
    const { done } = this;
    this.done = undefined;
    done?.(answer);
  }

  fail(crash) {
    const { thread } = this;
    this.thread = undefined;
    thread.terminate();
    this.finish({ crash });
  }

  close() {
    const { thread } = this;
    this.thread = undefined;
    return thread?.terminate();
  }
}

/** Opens a pool: `run(name, mode)`, `count(name)` and `sweep(name, from, count, step, fresh)` answer as worker.mjs says, or `{ crash }` after `seconds`; `close()` ends it. */
export function openPool(size = 2, seconds = 60) {
  const runners = Array.from({ length: size }, () => new Runner());
  const idle = [...runners];
  const waiting = [];

  function next() {
    while (idle.length && waiting.length) {
      const runner = idle.pop();
      const { task, resolve } = waiting.shift();
      runner.run(task, seconds, (answer) => {
        idle.push(runner);
        resolve(answer);
        next();
      });
    }
  }

  const ask = (name, mode) =>
    new Promise((resolve) => {
      waiting.push({ task: { name, mode }, resolve });
      next();
    });

  return {
    run: (name, mode = "plain") => ask(name, mode),
    count: (name) => ask(name, "count"),
    sweep: (name, from, count, step = 1, fresh = false) => ask(name, { from, count, step, fresh }),
    close: () => Promise.all(runners.map((runner) => runner.close())),
  };
}
