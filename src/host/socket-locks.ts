import { createHash } from "node:crypto";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { Locks } from "../base/index.ts";
import { errnoOf } from "./errno.ts";

/** Between two tries when a lock is neither free nor answers: its holder is just going. */
const RETRY_MS = 20;

/**
 * A lock is an abstract Unix socket that is listened on (unix(7)): it needs no file, so no folder that can be
 * written to, and the kernel releases it when its process is gone. Whoever waits is connected to the holder.
 */
export class SocketLocks implements Locks {
  async hold(
    name: string,
    { onWait, signal }: { readonly onWait: () => void; readonly signal: AbortSignal },
  ): Promise<() => void> {
    const hash = createHash("sha256").update(name).digest("hex");
    const address = `\0kiln-${process.getuid?.() ?? 0}-${hash.slice(0, 32)}`;
    for (let isFirst = true; ; isFirst = false) {
      signal.throwIfAborted();
      const release = await tryHold(address);
      if (release) return release;
      if (isFirst) onWait();
      await holderGone(address, signal);
    }
  }
}

/** `undefined`: somebody else holds it. */
function tryHold(address: string): Promise<(() => void) | undefined> {
  const waiting = new Set<Socket>();
  const server: Server = createServer((socket) => {
    waiting.add(socket.unref());
    socket.on("error", () => undefined).on("close", () => waiting.delete(socket));
  });
  return new Promise((resolve) => {
    server.once("error", (error) => {
      // Another error: a machine without abstract sockets.
      resolve(errnoOf(error) === "EADDRINUSE" ? undefined : () => undefined);
    });
    server.listen(address, () => {
      resolve(() => {
        server.close();
        for (const socket of waiting) socket.destroy();
      });
    });
    server.unref();
  });
}

async function holderGone(address: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const socket = connect(address).on("error", () => undefined);
  const stop = (): void => void socket.destroy();
  signal.addEventListener("abort", stop, { once: true });
  await new Promise((resolve) => socket.once("close", resolve));
  signal.removeEventListener("abort", stop);
  await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
}
