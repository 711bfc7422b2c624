import type { SymbolType } from "./tree.ts";

/** Whether a text is a value of the type, by the rules `conf` reads `.config` with. */
export function isValidValue(type: SymbolType, text: string): boolean {
  switch (type) {
    case "bool":
      return text === "y" || text === "n";
    case "tristate":
      return text === "y" || text === "n" || text === "m";
    case "int":
      return /^-?(0|[1-9][0-9]*)$/.test(text);
    case "hex":
      return /^(0[xX])?[0-9a-fA-F]+$/.test(text);
    case "string":
      return true;
    case "unknown":
      return false;
  }
}

/**
 * The number a text starts with, as C's strtoll reads it: leading blanks and a sign are allowed, what follows the
 * digits is passed over, nothing readable is 0. 64 bits, held at the ends.
 */
export function leadingNumber(text: string, base: 10 | 16): bigint {
  const pattern =
    base === 16 ? /^[ \t]*([-+]?)(?:0[xX](?=[0-9a-fA-F]))?([0-9a-fA-F]+)/ : /^[ \t]*([-+]?)([0-9]+)/;
  const match = pattern.exec(text);
  if (!match) return 0n;
  return clamp(toBigInt(match[1]!, match[2]!, base));
}

/** The number a whole text is, or `undefined`. Base 0 takes 0x for hex and a leading 0 for octal, as C does. */
export function wholeNumber(text: string, base: 0 | 10 | 16): bigint | undefined {
  const match = /^[ \t]*([-+]?)(0[xX])?([0-9a-fA-F]+)$/.exec(text);
  if (!match) return undefined;
  const [, sign = "", prefix, digits = ""] = match;
  if (prefix !== undefined && base === 10) return undefined;
  const hex = base === 16 || prefix !== undefined;
  const octal = base === 0 && !hex && digits.startsWith("0");
  if (!hex && !(octal ? /^[0-7]+$/ : /^[0-9]+$/).test(digits)) return undefined;
  const value = toBigInt(sign, digits, hex ? 16 : octal ? 8 : 10);
  return value === clamp(value) || (base === 16 && value > 0n && value < 1n << 64n) ? value : undefined;
}

function toBigInt(sign: string, digits: string, base: 8 | 10 | 16): bigint {
  // More digits than 64 bits can hold are held at the end anyway, and BigInt of a long text is slow.
  const significant = digits.replace(/^0+(?=.)/, "").slice(0, 40);
  const value = BigInt((base === 16 ? "0x" : base === 8 ? "0o" : "") + significant);
  return sign === "-" ? -value : value;
}

function clamp(value: bigint): bigint {
  const limit = 1n << 63n;
  if (value >= limit) return limit - 1n;
  return value < -limit ? -limit : value;
}
