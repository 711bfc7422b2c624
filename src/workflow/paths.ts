import { posix } from "node:path";

type Env = Readonly<Record<string, string>>;

/** kiln's folder in the user's cache: results that can be made again. Safe to delete. */
export function cacheFolder(env: Env): string {
  return posix.join(baseFolder(env.XDG_CACHE_HOME) ?? posix.join(home(env), ".cache"), "kiln");
}

/** kiln's folder in the user's state: machines. */
export function stateFolder(env: Env): string {
  return posix.join(baseFolder(env.XDG_STATE_HOME) ?? posix.join(home(env), ".local/state"), "kiln");
}

/** The XDG Base Directory Specification: a path that is empty or relative is to be ignored. */
function baseFolder(path: string | undefined): string | undefined {
  return path?.startsWith("/") ? path : undefined;
}

function home(env: Env): string {
  return baseFolder(env.HOME) ?? "/root";
}
