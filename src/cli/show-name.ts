import { posix } from "node:path";

/** A file's name as the user would type it: relative when it lies below the folder they stand in. */
export function showName(name: string): string {
  if (!name.startsWith("/")) return name;
  const relative = posix.relative(process.cwd(), name);
  return relative === "" || relative.startsWith("../") ? name : relative;
}
