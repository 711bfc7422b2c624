import { isUtf8 } from "node:buffer";
import {
  appendFileSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { posix } from "node:path";
import type { FileStat, FileSystem } from "../base/index.ts";
import { errnoOf } from "./errno.ts";

/** The files of this machine. */
export class RealFileSystem implements FileSystem {
  #temporaries = 0;

  stat(path: string): FileStat | undefined {
    // Without `throwIfNoEntry` a missing file costs an exception, ten times the price of the stat itself.
    const stat = absentAsUndefined(() => statSync(path, { throwIfNoEntry: false }));
    if (!stat) return undefined;
    return {
      kind: stat.isFile() ? "file" : stat.isDirectory() ? "directory" : "other",
      size: stat.size,
      mtimeMs: stat.mtimeMs,
      inode: stat.ino,
      mode: stat.mode & 0o7777,
    };
  }

  readFile(path: string): Uint8Array {
    return readFileSync(path);
  }

  readText(path: string): string {
    const bytes = readFileSync(path);
    return bytes.toString(isUtf8(bytes) ? "utf8" : "latin1");
  }

  readDirectory(path: string): readonly string[] | undefined {
    // The default sort is by code unit, as promised; the host's own order is anything.
    return absentAsUndefined(() => readdirSync(path))?.sort();
  }

  realPath(path: string): string | undefined {
    return absentAsUndefined(() => realpathSync.native(path));
  }

  writeFile(path: string, content: string | Uint8Array, mode = 0o644): void {
    this.#replace(path, (temporary) => writeFileSync(temporary, content, { mode }));
  }

  appendFile(path: string, content: string): void {
    withParents(path, () => appendFileSync(path, content));
  }

  makeDirectory(path: string): void {
    makeFolder(path);
  }

  remove(path: string): void {
    rmSync(path, { recursive: true, force: true });
  }

  rename(from: string, to: string): void {
    try {
      renameSync(from, to);
    } catch (error) {
      if (errnoOf(error) !== "ENOENT" || !this.stat(from)) throw error;
      makeFolder(posix.dirname(to));
      renameSync(from, to);
    }
  }

  copyFile(from: string, to: string): void {
    const mode = statSync(from).mode & 0o7777;
    this.#replace(to, (temporary) => {
      // A clone shares the blocks where the file system can; elsewhere this is a plain copy.
      copyFileSync(from, temporary, constants.COPYFILE_FICLONE);
      chmodSync(temporary, mode);
    });
  }

  // The temporary file lies beside its target, for a rename cannot cross file systems.
  #replace(path: string, fill: (temporary: string) => void): void {
    this.#temporaries += 1;
    const name = `.${posix.basename(path)}.${process.pid}-${this.#temporaries}.tmp`;
    const temporary = posix.join(posix.dirname(path), name);
    try {
      withParents(path, () => fill(temporary));
      renameSync(temporary, path);
    } catch (error) {
      removeQuietly(temporary);
      // Nobody has heard of the temporary name.
      throw isAbout(error, temporary) ? Object.assign(error, { path }) : error;
    }
  }
}

// Most folders exist: try first, make the parents only when they were missing.
function withParents(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") throw error;
    makeFolder(posix.dirname(path));
    write();
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") throw error;
    // Node 20 says ENOENT where the system said EROFS; made one by one, the folder that fails tells the truth.
    for (let at = path.indexOf("/", 1); at !== -1; at = path.indexOf("/", at + 1)) {
      if (!existsSync(path.slice(0, at))) mkdirSync(path.slice(0, at));
    }
    mkdirSync(path);
  }
}

/** A write names no file at all. */
function isAbout(error: unknown, path: string): error is Error {
  if (!(error instanceof Error) || !("syscall" in error)) return false;
  return !("path" in error) || error.path === path;
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The error that led here says more than one about the cleaning up.
  }
}

// A path through a file (`file/x`, ENOTDIR) is as absent as one through a missing folder.
function absentAsUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === "ENOENT" || errno === "ENOTDIR") return undefined;
    throw error;
  }
}
