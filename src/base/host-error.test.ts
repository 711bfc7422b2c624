import assert from "node:assert/strict";
import { test } from "node:test";
import { renderError } from "./error.ts";
import { hostFailure } from "./host-error.ts";

function nodeError(code: string, syscall: string, text: string, path?: string): Error {
  const place = path === undefined ? "" : ` '${path}'`;
  return Object.assign(new Error(`${code}: ${text}, ${syscall}${place}`), { code, syscall, path });
}

test("an error of the machine says what could not be done, and where", () => {
  const failure = hostFailure(nodeError("EROFS", "open", "read-only file system", "/p/x"));
  assert.equal(
    renderError(failure),
    'error: cannot open "/p/x": read-only file system\n  hint: work in a copy of the folder that can be written to',
  );
  assert.equal(failure?.code, "host/file-operation");
  assert.equal(failure.exitCode, 1);
  const plain = hostFailure(nodeError("EISDIR", "read", "illegal operation on a directory"));
  assert.equal(renderError(plain), "error: cannot read: illegal operation on a directory");
});

test("other errors are not the machine's", () => {
  for (const error of [
    new TypeError("x"),
    "text",
    Object.assign(new Error("x"), { code: "ERR_INVALID_ARG" }),
  ]) {
    assert.equal(hostFailure(error), undefined);
  }
});
