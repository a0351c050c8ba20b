import { loadPython } from "./node_modules/taipan/dist/browser.mjs";

globalThis.result = loadPython().then(String, String);
