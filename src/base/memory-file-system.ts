import { posix } from "node:path";
import type { FileStat, FileSystem } from "./host.ts";

interface MemoryFile {
  content: Uint8Array;
  mtimeMs: number;
  inode: number;
  mode: number;
}

/**
 * Files in memory, for tests. Folders exist when something lies in them or `makeDirectory` made them.
 * Time is a counter that moves by one millisecond at each change, so mtimes are exact and repeatable.
 */
export class MemoryFileSystem implements FileSystem {
  readonly #files = new Map<string, MemoryFile>();
  readonly #directories = new Map<string, number>([["/", 0]]);
  #tick = 1_000;
  #nextInode = 1;

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, content] of Object.entries(files)) this.writeFile(path, content);
  }

  stat(path: string): FileStat | undefined {
    const normal = posix.normalize(path).replace(/(?<=.)\/$/, "");
    const file = this.#files.get(normal);
    if (file) {
      const { content, mtimeMs, inode, mode } = file;
      return { kind: "file", size: content.length, mtimeMs, inode, mode };
    }
    const mtimeMs = this.#directories.get(normal);
    return mtimeMs === undefined ? undefined : { kind: "directory", size: 0, mtimeMs, inode: 0, mode: 0o755 };
  }

  readFile(path: string): Uint8Array {
    const file = this.#files.get(posix.normalize(path));
    if (!file) throw this.stat(path) ? hostError("EISDIR", "read", path) : hostError("ENOENT", "open", path);
    return file.content;
  }

  readText(path: string): string {
    const bytes = this.readFile(path);
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return [...bytes].map((byte) => String.fromCharCode(byte)).join("");
    }
  }

  readDirectory(path: string): readonly string[] | undefined {
    const folder = posix.normalize(path).replace(/(?<=.)\/$/, "");
    if (!this.#directories.has(folder)) return undefined;
    const prefix = folder === "/" ? "/" : `${folder}/`;
    const names = new Set<string>();
    for (const known of [...this.#files.keys(), ...this.#directories.keys()]) {
      if (known.startsWith(prefix) && known !== prefix) names.add(known.slice(prefix.length).split("/")[0]!);
    }
    return [...names].sort();
  }

  realPath(path: string): string | undefined {
    const normal = posix.normalize(path).replace(/(?<=.)\/$/, "");
    return this.stat(normal) ? normal : undefined;
  }

  writeFile(path: string, content: string | Uint8Array, mode = 0o644): void {
    const normal = posix.normalize(path);
    if (this.#directories.has(normal)) throw hostError("EISDIR", "rename", path);
    this.makeDirectory(posix.dirname(normal));
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    this.#files.set(normal, { content: bytes, mtimeMs: ++this.#tick, inode: this.#nextInode++, mode });
    this.#directories.set(posix.dirname(normal), this.#tick);
  }

  appendFile(path: string, content: string): void {
    const old = this.stat(path) ? this.readText(path) : "";
    this.writeFile(path, old + content);
  }

  makeDirectory(path: string): void {
    const normal = posix.normalize(path).replace(/(?<=.)\/$/, "");
    if (this.#directories.has(normal)) return;
    if (this.#files.has(normal)) throw hostError("ENOTDIR", "mkdir", path);
    if (normal !== "/") this.makeDirectory(posix.dirname(normal));
    this.#directories.set(normal, ++this.#tick);
    this.#directories.set(posix.dirname(normal), this.#tick);
  }

  remove(path: string): void {
    const normal = posix.normalize(path).replace(/(?<=.)\/$/, "");
    if (!this.#files.has(normal) && !this.#directories.has(normal)) return;
    for (const map of [this.#files, this.#directories]) {
      for (const known of [...map.keys()]) {
        if (known === normal || known.startsWith(`${normal}/`)) map.delete(known);
      }
    }
    this.#directories.set(posix.dirname(normal), ++this.#tick);
  }

  rename(from: string, to: string): void {
    const [source, target] = [posix.normalize(from), posix.normalize(to)];
    if (!this.stat(source)) throw hostError("ENOENT", "rename", from);
    this.makeDirectory(posix.dirname(target));
    const moved = (path: string): string | undefined =>
      path === source || path.startsWith(`${source}/`) ? target + path.slice(source.length) : undefined;
    for (const map of [this.#files, this.#directories] as Map<string, MemoryFile | number>[]) {
      for (const [path, entry] of [...map]) {
        const place = moved(path);
        if (place === undefined) continue;
        map.delete(path);
        map.set(place, entry);
      }
    }
  }

  copyFile(from: string, to: string): void {
    const stat = this.stat(from);
    this.writeFile(to, this.readFile(from), stat?.mode);
  }
}

const reasons = {
  ENOENT: "no such file or directory",
  ENOTDIR: "not a directory",
  EISDIR: "illegal operation on a directory",
} as const;

/** An error as Node.js throws it. */
function hostError(code: keyof typeof reasons, syscall: string, path: string): Error {
  const message = `${code}: ${reasons[code]}, ${syscall} '${path}'`;
  return Object.assign(new Error(message), { code, syscall, path });
}
