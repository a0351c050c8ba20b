import { loadPython } from "taipan";
import { check } from "./check.js";

console.log(JSON.stringify(await check(loadPython)));
