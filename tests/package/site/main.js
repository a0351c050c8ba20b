import { loadPython } from "taipan";
import { check } from "./check.js";

globalThis.result = check(loadPython);
