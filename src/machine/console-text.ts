/** A filter for serial console text, chunk by chunk: the guest ends its lines with two characters, we with one. */
export function consoleText(): { feed(chunk: string): string; end(): string } {
  let held = "";
  return {
    feed(chunk) {
      const text = held + chunk;
      // A carriage return at the end may be the first half of a line end.
      held = text.endsWith("\r") ? "\r" : "";
      return text.slice(0, text.length - held.length).replaceAll("\r\n", "\n");
    },
    end: () => held,
  };
}
