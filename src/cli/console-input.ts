import { readFileSync } from "node:fs";

/**
 * Gives standard input to the guest's console, as it comes, until the returned function is called. From a terminal
 * only in the foreground: a job in the background that reads from its terminal is stopped by the system.
 */
export function connectConsoleInput(write: (text: string) => void): () => void {
  const { stdin } = process;
  if (stdin.isTTY && !isForeground()) return () => undefined;
  const pass = (chunk: Buffer | string): void => write(chunk.toString());
  // A terminal that went away, a closed descriptor: then there is no input.
  const ignore = (): void => undefined;
  stdin.on("data", pass).on("error", ignore);
  return () => {
    stdin.off("data", pass);
    stdin.pause();
    // A pipe that stays open must not keep kiln alive. A file has no unref, whatever the types say.
    (stdin as Partial<typeof stdin>).unref?.();
  };
}

/** Whether this process belongs to the group its terminal listens to. */
function isForeground(): boolean {
  try {
    // After the command name in parentheses: state, parent, group, session, terminal, the terminal's group.
    const fields = readFileSync("/proc/self/stat", "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[2] === fields[5];
  } catch {
    return true;
  }
}
