// A rules engine: customers write rules in Python, the program runs them on its orders. A rule has a million steps and 8 MB, sees the order and nothing else,
// and one that is wrong stops nobody else's. Run with `node examples/rules/rules.mjs`.
import { loadPython, PythonError } from "taipan";

const RULES = {
  "free delivery": "order['total'] > 50",
  "large order": "len(order['items']) >= 3 and all(item['price'] > 0 for item in order['items'])",
  "gift": "any('book' in item['name'] for item in order['items'])",
  "looks at files": "open('/etc/passwd').read()",
  "never ends": "[x for x in iter(int, 1)]",
  "takes all memory": "'x' * 10**7",
  "misspelt": "ordr['total']",
};

const ORDER = {
  total: 60,
  items: [
    { name: "a book", price: 20 },
    { name: "tea", price: 5 },
    { name: "lamp", price: 35 },
  ],
};

/** Whether a rule holds, or why it cannot be said. */
async function apply(rule, order) {
  const python = await loadPython({ memoryLimit: 8 * 2 ** 20, maxSteps: 1_000_000, stdlib: false, jit: "off" });
  try {
    python.globals.set("order", python.toPy(order));
    return Boolean(python.eval(rule));
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    return `${error.name === "PythonError" ? error.type : error.name}`;
  } finally {
    python.dispose();
  }
}

for (const [name, rule] of Object.entries(RULES)) console.log(`${name}: ${await apply(rule, ORDER)}`);
