import { createServer, type Server, type Socket } from "node:net";

/**
 * A debugger's end of the GDB remote serial protocol, as much of it as counting needs: hardware breakpoints,
 * `continue`, and QEMU's monitor. It listens on a Unix socket, and the machine connects to it, so there is no port to
 * choose and nothing to poll for.
 */
export class GdbRemote {
  readonly #server: Server;
  readonly #accepted: Promise<Socket>;
  #socket: Socket | undefined;
  #received = "";
  #wake: (() => void) | undefined;
  #ended: Error | undefined;

  private constructor(server: Server) {
    this.#server = server;
    this.#accepted = new Promise((resolve) => server.once("connection", resolve));
  }

  /** Listens at `path` (at most 107 bytes, a limit of Unix sockets). Rejects when that cannot be done. */
  static async listen(path: string): Promise<GdbRemote> {
    const server = createServer();
    const remote = new GdbRemote(server);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(path, resolve);
    });
    return remote;
  }

  /** Waits for the machine, which must have been started with `-S`. */
  async accept(): Promise<void> {
    const socket = await Promise.race([this.#accepted, this.#news()]);
    if (!socket) throw this.#ended ?? new Error("the machine did not connect");
    this.#socket = socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      this.#received += text;
      this.#wake?.();
    });
    socket.on("error", () => undefined); // "close" follows
    socket.on("close", () => this.fail(new Error("the machine closed the debugger's connection")));
    await this.#ask("?");
  }

  /** Makes whatever waits now, or waits later, fail: the machine has ended. */
  fail(error: Error): void {
    this.#ended ??= error;
    this.#wake?.();
  }

  async insertBreakpoint(address: number): Promise<void> {
    this.#expect("OK", await this.#ask(`Z${hardwareBreakpoint(address)}`), "setting a breakpoint");
  }

  async removeBreakpoint(address: number): Promise<void> {
    this.#expect("OK", await this.#ask(`z${hardwareBreakpoint(address)}`), "removing a breakpoint");
  }

  /** Runs to the next breakpoint and resolves to its address: the instruction there has not been executed yet. */
  async continueToBreakpoint(): Promise<number> {
    const stop = await this.#ask("c");
    if (!/^[ST]05/.test(stop)) throw new Error(`the machine did not stop at a breakpoint: "${stop}"`);
    // All registers in the order of the x86-64 description: 16 general ones of 8 bytes, then the program counter.
    const registers = Buffer.from(await this.#ask("g"), "hex");
    return Number(registers.readBigUInt64LE(16 * 8));
  }

  /** A command of QEMU's monitor; resolves to the text it prints. */
  async monitor(command: string): Promise<string> {
    this.#send(`qRcmd,${Buffer.from(command).toString("hex")}`);
    let text = "";
    while (true) {
      const answer = await this.#packet();
      if (answer === "OK") return text;
      // "O" and hexadecimal digits are a piece of the output; an error begins with "E".
      if (!/^O([0-9a-f]{2})+$/.test(answer)) throw new Error(`monitor command "${command}": "${answer}"`);
      text += Buffer.from(answer.slice(1), "hex").toString("latin1");
    }
  }

  close(): void {
    this.#socket?.destroy();
    this.#server.close();
  }

  async #ask(payload: string): Promise<string> {
    this.#send(payload);
    return this.#packet();
  }

  #send(payload: string): void {
    let sum = 0;
    for (let at = 0; at < payload.length; at += 1) sum = (sum + payload.charCodeAt(at)) & 0xff;
    this.#socket?.write(`$${payload}#${sum.toString(16).padStart(2, "0")}`, "latin1");
  }

  /** The next packet's payload. The transport is reliable, so checksums are not looked at; it wants its `+` though. */
  async #packet(): Promise<string> {
    while (true) {
      const found = /^[^$]*\$([^#]*)#[0-9a-f]{2}/.exec(this.#received);
      if (found) {
        this.#received = this.#received.slice(found[0].length);
        this.#socket?.write("+");
        return found[1]!;
      }
      await this.#news();
      if (this.#ended) throw this.#ended;
    }
  }

  /** Settles when something was received, or when the machine has failed. */
  async #news(): Promise<void> {
    if (!this.#ended) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  #expect(expected: string, found: string, what: string): void {
    if (found !== expected) throw new Error(`${what}: the machine answered "${found}"`);
  }
}

/** Type 1 (hardware), the address, and the length of one byte. */
function hardwareBreakpoint(address: number): string {
  return `1,${address.toString(16)},1`;
}
