// Records what CPython 3.14 makes of the chunks of tests/syntax: errors, trees, tokens, and what it reads from bytes.
// Each chunk file gets a JSON file beside it with one entry per chunk. Of the trees of the standard library it keeps
// digests only.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadPyodide } from "pyodide";
import { expectedFile, readChunks, syntaxTests } from "./syntax-chunks.mjs";

/** The functions take a source and a mode; what they return is one entry. */
const RECORDERS = `
import ast, hashlib, io, json, tokenize, traceback, warnings, zipfile
from codeop import PyCF_ALLOW_INCOMPLETE_INPUT, PyCF_DONT_IMPLY_DEDENT

def place(e):
    return [e.lineno, e.offset, e.end_lineno, e.end_offset, e.text]

def outcome(source, mode, flags=0):
    """["ok", dump], or the exception with message and place; and the warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            tree = compile(source, "<chunk>", mode, ast.PyCF_ONLY_AST | flags)
            entry = ["ok", ast.dump(tree, include_attributes=True)]
        except SyntaxError as e:
            entry = [type(e).__name__, e.msg, place(e)]
        except ValueError as e:
            entry = [type(e).__name__, str(e), None]
    entry.append([[str(w.message), w.lineno] for w in caught])
    return entry

def errors(source, mode):
    return outcome(source, mode)

def trees(source, mode):
    return outcome(source, mode)

def encodings(source, mode):
    return outcome(ast.literal_eval(source), mode)

def interactive(source, mode):
    """How codeop sees it: with and without a line end, if the input may go on."""
    flags = PyCF_ALLOW_INCOMPLETE_INPUT | PyCF_DONT_IMPLY_DEDENT
    return [outcome(text, "single", flags)[:2] for text in (source, source + "\\n")]

def tokens(source, mode):
    rows = io.StringIO(source).readlines()
    lines = iter(rows)
    found = []
    def in_bytes(row, column):
        return row, len(rows[row - 1][:column].encode()) if column > 0 else column
    try:
        for token in tokenize._generate_tokens_from_c_tokenizer(lambda: next(lines, "")):
            found.append([tokenize.tok_name[token.type], token.string, *in_bytes(*token.start), *in_bytes(*token.end)])
    except tokenize.TokenError:
        found.append(["ERRORTOKEN"])
    return found

def typos(source, mode):
    """The message and place that a traceback shows."""
    try:
        compile(source, "<chunk>", mode, ast.PyCF_ONLY_AST)
    except SyntaxError as e:
        shown = traceback.TracebackException(type(e), e, None)
        list(shown.format_exception_only())
        return [shown.msg, int(shown.lineno), shown.offset, shown.end_offset]
    return ["ok"]

def library(archive):
    """For each file of the library a digest of its tree."""
    digests = {}
    with zipfile.ZipFile(archive) as files:
        for name in sorted(name for name in files.namelist() if name.endswith(".py")):
            dump = ast.dump(ast.parse(files.read(name).decode()), include_attributes=True)
            digests[name] = hashlib.sha256(dump.encode()).hexdigest()[:16]
    return json.dumps(digests)

def record(recorder, sources, mode):
    return json.dumps([globals()[recorder](source, mode) for source in json.loads(sources)])
`;

const python = await loadPyodide();
python.runPython(RECORDERS);
const record = python.globals.get("record");
for (const folder of ["errors", "trees", "encodings", "interactive", "tokens", "typos"]) {
  for (const { name, mode, sources } of readChunks(folder)) {
    const entries = JSON.parse(record(folder, JSON.stringify(sources), mode));
    const lines = entries.map((entry) => JSON.stringify(entry));
    writeFileSync(expectedFile(folder, name), `[\n${lines.join(",\n")}\n]\n`);
    console.log(`${folder}/${name}: ${entries.length}`);
  }
}

const digests = JSON.parse(python.globals.get("library")("/lib/python314.zip"));
writeFileSync(join(syntaxTests, "library.json"), `${JSON.stringify(digests, null, 1)}\n`);
console.log(`library: ${Object.keys(digests).length}`);
