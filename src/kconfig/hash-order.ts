import type { KconfigTree, SymbolDefinition } from "./tree.ts";

/** How many lists `conf` spreads its symbols over. */
const BUCKETS = 9973;

/**
 * The defined symbols in the order `conf` writes auto.conf and autoconf.h: that of its hash table. Within one list the name
 * that was mentioned last comes first.
 */
export function inHashOrder(tree: KconfigTree): SymbolDefinition[] {
  const lists = new Map<number, SymbolDefinition[]>();
  for (const item of tree.items) {
    if (item.kind !== "symbol" || item.constant || item.nodes.length === 0) continue;
    const bucket = hash(item.name) % BUCKETS;
    const list = lists.get(bucket);
    if (list) list.unshift(item);
    else lists.set(bucket, [item]);
  }
  return [...lists.keys()].sort((a, b) => a - b).flatMap((bucket) => lists.get(bucket)!);
}

/** FNV-1a, 32 bits. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) {
    value = Math.imul(value ^ name.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
