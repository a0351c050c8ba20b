/**
 * Import statements.
 */

import { Op } from "../../../assembly/shared/opcodes.ts";
import { type Alias, ExprContext, type Import, type ImportFrom, type Positioned } from "../../syntax/ast.ts";
import type { Generator } from "./generator.ts";

export function compileImport(c: Generator, node: Import): void {
  for (const alias of node.names) {
    c.loadConst(c.pool.int(0), node);
    c.loadNone(node);
    c.emitName(Op.IMPORT_NAME, alias.name, node);
    if (alias.asname !== null) storeSubmodule(c, alias, alias.asname, node);
    else c.nameOp(alias.name.split(".")[0], ExprContext.Store, node);
  }
}

/** `import a.b.c as name`: what was imported is `a`; name is its `b.c`. */
function storeSubmodule(c: Generator, alias: Alias, asname: string, place: Positioned): void {
  const [, ...rest] = alias.name.split(".");
  for (const [i, part] of rest.entries()) {
    c.emitName(Op.IMPORT_FROM, part, place);
    if (i === rest.length - 1) break;
    c.emit(Op.ROT_TWO, place);
    c.emit(Op.POP_TOP, place);
  }
  c.nameOp(asname, ExprContext.Store, place);
  if (rest.length) c.emit(Op.POP_TOP, place);
}

export function compileImportFrom(c: Generator, node: ImportFrom): void {
  c.loadConst(c.pool.int(node.level), node);
  c.loadConst(c.pool.tuple(node.names.map((alias) => c.pool.str(alias.name))), node);
  c.emitName(Op.IMPORT_NAME, node.module ?? "", node);
  if (node.names[0].name === "*") return c.emit(Op.IMPORT_STAR, node);
  for (const { name, asname } of node.names) {
    c.emitName(Op.IMPORT_FROM, name, node);
    c.nameOp(asname ?? name, ExprContext.Store, node);
  }
  c.emit(Op.POP_TOP, node);
}
