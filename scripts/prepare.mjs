// Builds, unless that has been done.
import { isCurrent } from "./current.mjs";

if (!isCurrent()) await import("./build.mjs");
