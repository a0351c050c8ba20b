// Names that the build defines for asc (asconfig.json), for the eyes of tsc.

/** Defined in the debug build only: ask with `isDefined(DEBUG)`. */
declare const DEBUG: i32;
