import type { Clock, FileSystem } from "../base/index.ts";
import { sha256 } from "./file-table.ts";
import type { Store } from "./store.ts";
import { collectGarbage, type CollectionReport } from "./store-collection.ts";

export interface LocalStoreOptions {
  readonly files: FileSystem;
  readonly clock: Clock;
  /** The store's folder; made when something is written. */
  readonly path: string;
  /** Default: 5 GiB. */
  readonly maximumBytes?: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** When the last collection was and how much was written since. */
interface Ledger {
  readonly collectedMs: number;
  readonly bytesSince: number;
}

/**
 * The store in the user's cache folder: `actions/ab/cd…` holds entries, `objects/ab/cd…` contents by sha256, and
 * `ledger.json` says when to tidy. Safe for several builds at once: files appear by rename, are never changed, and
 * each reader expects that any of them may be gone. An entry's mtime is the day of its last use.
 */
export class LocalStore implements Store {
  readonly path: string;
  readonly maximumBytes: number;
  readonly #files: FileSystem;
  readonly #clock: Clock;
  #bytesWritten = 0;

  constructor(options: LocalStoreOptions) {
    this.path = options.path;
    this.maximumBytes = options.maximumBytes ?? 5 * 1024 ** 3;
    this.#files = options.files;
    this.#clock = options.clock;
  }

  readEntry(key: string): Promise<string | undefined> {
    return settle(() => {
      const path = this.#place("actions", key);
      const stat = this.#files.stat(path);
      if (!stat) return undefined;
      const text = unlessGone(() => this.#files.readText(path));
      if (text === undefined) return undefined;
      // Once a day is exact enough for "least recently used", and spares a write per restored action.
      if (this.#clock.now() - stat.mtimeMs > dayMs) this.#markUsed(path, text);
      return text;
    });
  }

  writeEntry(key: string, text: string): Promise<void> {
    return settle(() => {
      this.#files.writeFile(this.#place("actions", key), text);
      this.#bytesWritten += text.length;
    });
  }

  readObject(digest: string): Promise<Uint8Array | undefined> {
    return settle(() => {
      const path = this.#place("objects", digest);
      if (!this.#files.stat(path)) return undefined;
      const bytes = unlessGone(() => this.#files.readFile(path));
      if (bytes === undefined || sha256(bytes) === digest) return bytes;
      this.#files.remove(path);
      return undefined;
    });
  }

  writeObject(digest: string, path: string): Promise<void> {
    return settle(() => {
      const size = this.#files.stat(path)?.size ?? 0;
      const place = this.#place("objects", digest);
      // One object may not push out a large part of all others. A copy of another size is a damaged one.
      if (size > this.maximumBytes / 4 || this.#files.stat(place)?.size === size) return;
      this.#files.copyFile(path, place);
      this.#bytesWritten += size;
    });
  }

  /** Collects garbage at most once a day, or when a tenth of the bound was written since the last time. */
  tidy(): Promise<void> {
    return settle(() => {
      if (this.#bytesWritten === 0) return;
      const ledger = this.#readLedger();
      const bytesSince = ledger.bytesSince + this.#bytesWritten;
      this.#bytesWritten = 0;
      const due = this.#clock.now() - ledger.collectedMs >= dayMs || bytesSince > this.maximumBytes / 10;
      if (due) this.collect();
      else this.#writeLedger({ ...ledger, bytesSince });
    });
  }

  /** Collects garbage now. */
  collect(): CollectionReport {
    const now = this.#clock.now();
    this.#writeLedger({ collectedMs: now, bytesSince: 0 });
    return collectGarbage(this.#files, this.path, this.maximumBytes, now);
  }

  // A read-only store still serves.
  #markUsed(path: string, text: string): void {
    try {
      this.#files.writeFile(path, text);
    } catch {
      return;
    }
  }

  #readLedger(): Ledger {
    const path = `${this.path}/ledger.json`;
    const never: Ledger = { collectedMs: 0, bytesSince: 0 };
    try {
      if (!this.#files.stat(path)) return never;
      const { collectedMs, bytesSince } = JSON.parse(this.#files.readText(path)) as Partial<Ledger>;
      if (typeof collectedMs !== "number" || typeof bytesSince !== "number") return never;
      return { collectedMs, bytesSince };
    } catch {
      return never;
    }
  }

  #writeLedger(ledger: Ledger): void {
    this.#files.writeFile(`${this.path}/ledger.json`, JSON.stringify(ledger));
  }

  #place(kind: "actions" | "objects", key: string): string {
    return `${this.path}/${kind}/${key.slice(0, 2)}/${key.slice(2)}`;
  }
}

/** What another process's collection deletes between a look and a read was never there. */
export function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

// The interface is asynchronous for stores that are far away; this one is not.
function settle<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}
