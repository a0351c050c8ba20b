/** What the command says about itself. */

export const VERSION = "Python 3.14.2\n";
export const LONG_VERSION = "Python 3.14.2 (taipan 0.1.0) [WebAssembly]\n";

export const USAGE = "usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

/** Above the first prompt. */
export const BANNER =
  'Python 3.14.2 (taipan 0.1.0) [WebAssembly]\nType "help", "copyright", "credits" or "license" for more information.\n';

export const HELP = `${USAGE}Options (in brackets, the environment variable that does the same):
-b     : warn where str and bytes are compared or mixed; -bb: raise an error
-B     : write no .pyc files on import [PYTHONDONTWRITEBYTECODE]
-c cmd : run a program given as text; ends the options
-d     : accepted, without effect [PYTHONDEBUG]
-E     : ignore the environment variables PYTHON...
-h     : print this text and exit (also -? and --help)
-i     : open the prompt after the program, also if standard input is no terminal [PYTHONINSPECT]
-I     : isolated: as -E, -P and -s together
-m mod : run a module or package by its name; ends the options
-O     : leave out assert statements and what __debug__ guards [PYTHONOPTIMIZE]
-OO    : leave out docstrings too
-P     : do not put the script's folder first in sys.path [PYTHONSAFEPATH]
-q     : no version and copyright lines above the first prompt
-s, -S : accepted, without effect: there is no site-packages folder [PYTHONNOUSERSITE]
-u     : write output at once [PYTHONUNBUFFERED]
-v     : accepted, kept in sys.flags [PYTHONVERBOSE]
-V     : print the version and exit (also --version); -VV says more
-W arg : warning control: action:message:category:module:lineno [PYTHONWARNINGS]
-x     : skip the first line of the source
-X opt : set an option of the implementation
--check-hash-based-pycs always|default|never:
         whether hash-based .pyc files are compared with their source
--jit-log: write to standard error what of the program is compiled to Wasm
--help-env: print what environment variables there are and exit
--help-xoptions: print what -X options there are and exit
--help-all: print all of it and exit

file   : run a script, a .pyc file, or a folder with a __main__.py
-      : run standard input; the prompt if that is a terminal
arg ...: arguments of the program, sys.argv[1:]
`;

export const HELP_ENVIRONMENT = `Environment variables, besides those named with the options:
PYTHONHASHSEED         : 'random', or a number that fixes the hashes of str and bytes
PYTHONINTMAXSTRDIGITS  : most digits in conversions between int and str
PYTHONPATH             : folders put into sys.path, separated by ':'
PYTHONPYCACHEPREFIX    : where .pyc files are kept instead of beside the sources
PYTHONPROFILEIMPORTTIME: tells what each import takes
PYTHONTRACEMALLOC      : starts tracemalloc, with so many frames for each allocation
TAIPAN_JIT             : 'off', 'on' (hot code is compiled to Wasm) or 'always'
TAIPAN_HISTORY         : file that keeps the lines typed at the prompt (~/.taipan_history)
`;

export const HELP_X = `Options after -X:
dev                     : development mode: warnings are shown
importtime              : as PYTHONPROFILEIMPORTTIME
int_max_str_digits=N    : as PYTHONINTMAXSTRDIGITS
pycache_prefix=PATH     : as PYTHONPYCACHEPREFIX
tracemalloc[=N]         : as PYTHONTRACEMALLOC (1)
warn_default_encoding   : kept in sys.flags
Others are kept in sys._xoptions.
`;
