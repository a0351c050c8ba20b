/** What the command's -O and -OO mean to compile(): the level for those who do not say which. */
export let optimizeLevel: i32 = 0;

export function setOptimizeLevel(level: i32): void {
  optimizeLevel = level;
}
