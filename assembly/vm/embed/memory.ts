/** What the embedder may know of an instance's memory. */
import { allocatedBlocks, arenasPresent } from "../../memory/arena.ts";
import { memoryLimit, memoryReserved } from "../../memory/os.ts";
import { rawBytes, rawBytesPeak } from "../../memory/raw.ts";
import { MemoryFact } from "../../shared/embed.ts";

export function embedMemory(fact: MemoryFact): f64 {
  switch (fact) {
    case MemoryFact.LIMIT:
      return <f64>memoryLimit();
    case MemoryFact.USED:
      return <f64>rawBytes();
    case MemoryFact.PEAK:
      return <f64>rawBytesPeak();
    case MemoryFact.RESERVED:
      return <f64>memoryReserved();
    case MemoryFact.ARENAS:
      return <f64>arenasPresent();
    default:
      return <f64>allocatedBlocks();
  }
}
