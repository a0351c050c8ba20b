import { loadPython } from "./node_modules/taipan/dist/browser.mjs";
import { check } from "./check.js";

check(loadPython, { stdlib: true }).then(postMessage);
