/** The module itertools. Its iterators are in modules/itertools/, by what they do. */
import { declareCombinatoric } from "./itertools/combinatoric.ts";
import { declareCombining } from "./itertools/combining.ts";
import { openItertools } from "./itertools/declare.ts";
import { declareGroupby } from "./itertools/groupby.ts";
import { declareInfinite } from "./itertools/infinite.ts";
import { declareSelecting } from "./itertools/selecting.ts";
import { declareTee } from "./itertools/tee.ts";

/** Fills the namespace and declares the types: once. */
export function initItertools(dict: usize, module: usize): void {
  openItertools(dict);
  declareInfinite();
  declareSelecting();
  declareCombining();
  declareGroupby();
  declareCombinatoric();
  declareTee(dict, module);
}
