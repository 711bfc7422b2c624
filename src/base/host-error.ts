import { KilnError } from "./error.ts";

/** What was tried, by the name of the system call that failed. */
const attempts: Readonly<Record<string, string>> = {
  open: "open",
  read: "read",
  write: "write",
  scandir: "list",
  mkdir: "make the folder",
  rename: "replace",
  copyfile: "copy",
  unlink: "remove",
  rm: "remove",
  rmdir: "remove",
  uv_cwd: "find the working folder",
};

const hints: Readonly<Record<string, string>> = {
  ENOSPC: "make room on that disk, then run the same command again",
  EACCES: "look at the permissions of the file and of the folders above it",
  EROFS: "work in a copy of the folder that can be written to",
  EMFILE: "raise the limit of open files: ulimit -n 4096",
};

/**
 * An error of the machine (no space, no permission) as one that a person can act on: `host/file-operation`, exit
 * code 1. `undefined` for any other error: that is a mistake of kiln.
 */
export function hostFailure(error: unknown): KilnError | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  const { code, syscall } = error;
  if (typeof code !== "string" || typeof syscall !== "string" || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  const path = "path" in error && typeof error.path === "string" ? ` "${error.path}"` : "";
  // Node's message: `ENOSPC: no space left on device, write`.
  const reason = /^[A-Z0-9]+: ([^,]+)/.exec(error.message)?.[1] ?? code;
  const hint = hints[code];
  return new KilnError("host/file-operation", `cannot ${attempts[syscall] ?? syscall}${path}: ${reason}`, {
    ...(hint === undefined ? {} : { hint }),
    cause: error,
  });
}
