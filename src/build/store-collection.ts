import type { FileSystem } from "../base/index.ts";
import { parseResult } from "./stored-result.ts";

export interface CollectionReport {
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  readonly removedFiles: number;
}

/** Another build may have written an object and be about to write the entry that names it. */
const graceMs = 60 * 60 * 1000;

interface StoredFile {
  readonly path: string;
  /** The key or digest. */
  readonly name: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/**
 * Brings a local store below four fifths of its bound when it is above the bound: entries go in order of last use,
 * then every object that no entry left names. Approximate: shared objects count once, entries that vanish meanwhile
 * do not matter.
 */
export function collectGarbage(
  files: FileSystem,
  store: string,
  maximumBytes: number,
  nowMs: number,
): CollectionReport {
  const entries = list(files, `${store}/actions`).sort((a, b) => b.mtimeMs - a.mtimeMs);
  const objects = list(files, `${store}/objects`);
  const sum = (all: readonly StoredFile[]) => all.reduce((total, file) => total + file.size, 0);
  const bytesBefore = sum(entries) + sum(objects);
  if (bytesBefore <= maximumBytes) return { bytesBefore, bytesAfter: bytesBefore, removedFiles: 0 };

  const sizes = new Map(objects.map((object) => [object.name, object.size]));
  const kept = new Set<string>();
  const removed: StoredFile[] = [];
  let budget = maximumBytes * 0.8;
  for (const entry of entries) {
    const fresh = objectsOf(files, entry).filter((digest) => sizes.has(digest) && !kept.has(digest));
    const cost = fresh.reduce((total, digest) => total + sizes.get(digest)!, entry.size);
    if (cost > budget) {
      removed.push(entry);
      // Everything less recently used goes too, so that what stays is what was used last.
      budget = 0;
      continue;
    }
    budget -= cost;
    for (const digest of fresh) kept.add(digest);
  }
  removed.push(...objects.filter((object) => !kept.has(object.name) && nowMs - object.mtimeMs > graceMs));
  for (const file of removed) files.remove(file.path);
  return { bytesBefore, bytesAfter: bytesBefore - sum(removed), removedFiles: removed.length };
}

function objectsOf(files: FileSystem, entry: StoredFile): string[] {
  try {
    const result = parseResult(files.readText(entry.path));
    return [...new Set(result?.outputs.map((output) => output.digest) ?? [])];
  } catch {
    return [];
  }
}

function list(files: FileSystem, folder: string): StoredFile[] {
  const found: StoredFile[] = [];
  for (const start of files.readDirectory(folder) ?? []) {
    for (const rest of files.readDirectory(`${folder}/${start}`) ?? []) {
      const path = `${folder}/${start}/${rest}`;
      const stat = files.stat(path);
      if (stat?.kind !== "file") continue;
      found.push({ path, name: start + rest, size: stat.size, mtimeMs: stat.mtimeMs });
    }
  }
  return found;
}
