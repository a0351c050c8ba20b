/** What those know of tier 2 who have not loaded it yet: src/embed/tier2.ts does so when there is something to compile. Nothing else belongs here. */

/** How often a loop or function must have been seen running before it is compiled. Compiling takes milliseconds: a loop has run for about as long by then. */
export const SIGHTINGS = 10;

/** What hotFunction gives for code that is to become hot again first. */
export const LATER = 0xffff_ffff;
