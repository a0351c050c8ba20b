/**
 * The module posix: what os is built on (CPython: Modules/posixmodule.c). The work is the host's; what each part does is in posix/. Numbers
 * are those of Linux; a host with others translates.
 *
 * Not here: other processes, users and groups of others, terminals beyond their size, descriptors that paths are relative to (dir_fd).
 */

import { dictSetStr } from "../core/dict.ts";
import { allocList, listAppendOwned } from "../core/list.ts";
import { decrefAt } from "../core/object.ts";
import { excType } from "../core/typeids.ts";
import { box, small } from "../core/value.ts";
import { countWords, endOfWord, internPart, setIn, startOfWord } from "../core/words.ts";
import { Exc } from "../shared/exceptions.ts";
import { defineDescriptors } from "./posix/descriptors.ts";
import { defineFiles } from "./posix/files.ts";
import { defineFolders } from "./posix/folders.ts";
import { defineProcess } from "./posix/process.ts";
import { defineStat } from "./posix/stat.ts";
import { defineStatuses } from "./posix/statuses.ts";

const NAMES: string =
  "F_OK R_OK W_OK X_OK TMP_MAX O_RDONLY O_WRONLY O_RDWR O_ACCMODE O_CREAT O_EXCL O_NOCTTY O_TRUNC O_APPEND O_NONBLOCK O_NDELAY O_DSYNC O_RSYNC O_SYNC O_DIRECTORY O_NOFOLLOW O_CLOEXEC O_TMPFILE SEEK_DATA SEEK_HOLE EX_OK EX_USAGE EX_DATAERR EX_NOINPUT EX_NOUSER EX_NOHOST EX_UNAVAILABLE EX_SOFTWARE EX_OSERR EX_OSFILE EX_CANTCREAT EX_IOERR EX_TEMPFAIL EX_PROTOCOL EX_NOPERM EX_CONFIG ST_RDONLY ST_NOSUID WNOHANG WUNTRACED WCONTINUED WEXITED WSTOPPED WNOWAIT CLD_EXITED CLD_KILLED CLD_DUMPED CLD_TRAPPED CLD_STOPPED CLD_CONTINUED P_ALL P_PID P_PGID NGROUPS_MAX";

const VALUES: StaticArray<i32> = [
  0, 4, 2, 1, 238328, 0, 1, 2, 3, 0o100, 0o200, 0o400, 0o1000, 0o2000, 0o4000, 0o4000, 0o10000, 0o4010000,
  0o4010000, 0o200000, 0o400000, 0o2000000, 0o20200000, 3, 4, 0, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74,
  75, 76, 77, 78, 1, 2, 1, 2, 8, 4, 2, 0x1000000, 1, 2, 3, 4, 5, 6, 0, 1, 2, 65536,
];

/** What os asks about: which functions take a descriptor for a path, or do not follow links. */
const ABILITIES: string =
  "HAVE_FCHMOD HAVE_FCHOWN HAVE_FSTATVFS HAVE_FTRUNCATE HAVE_FUTIMES HAVE_LCHOWN HAVE_LSTAT HAVE_LUTIMES";

function defineNumbers(dict: usize): void {
  let i = 0;
  for (let at = startOfWord(NAMES, 0); at < NAMES.length; i++) {
    const end = endOfWord(NAMES, at);
    const name = internPart(NAMES, at, end);
    dictSetStr(dict, name, small(VALUES[i]));
    decrefAt(name);
    at = startOfWord(NAMES, end);
  }
}

function defineAbilities(dict: usize): void {
  const list = allocList(countWords(ABILITIES));
  for (let at = startOfWord(ABILITIES, 0); at < ABILITIES.length; ) {
    const end = endOfWord(ABILITIES, at);
    listAppendOwned(list, box(internPart(ABILITIES, at, end)));
    at = startOfWord(ABILITIES, end);
  }
  setIn(dict, "_have_functions", box(list));
}

/** Fills the namespace; `module` is the module's name, a str. */
export function initPosix(dict: usize, module: usize): void {
  setIn(dict, "error", box(excType(Exc.OSError)));
  defineNumbers(dict);
  defineAbilities(dict);
  defineStat(dict, module);
  defineFolders(dict, module);
  defineFiles(dict, module);
  defineDescriptors(dict, module);
  defineProcess(dict, module);
  defineStatuses(dict, module);
}
