// Whether the compiler would now see something else: a header that appears before the one that was found, a header
// that was asked for in vain, an option whose name a macro puts together. With the host's own gcc.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { test } from "node:test";
import { Workplace } from "./kiln.test-support.ts";

const makefile = `$(eval $(call addlib,appfresh))
APPFRESH_CINCLUDES-y += -I$(APPFRESH_BASE)/one -I$(APPFRESH_BASE)/two -I$(APPFRESH_BASE)/three
APPFRESH_SRCS-y += $(APPFRESH_BASE)/main.c
`;

const config = `config APPFRESH_LEVEL_LOW
	int "Low"
	default 1
	help
	  A number.

config APPFRESH_LEVEL_HIGH
	bool "High"
	help
	  Another option that begins alike.

config APPFRESH_OTHER
	bool "Other"
	help
	  Nothing mentions it.
`;

const work = new Workplace();

/** Starts a project with this `main.c`, which defines VALUE; builds it until there is nothing to do. */
async function begin(source: string, headers: Readonly<Record<string, string>>): Promise<void> {
  rmSync(work.path("fresh"), { recursive: true, force: true });
  work.project("fresh", {
    "Makefile.uk": makefile,
    "Config.uk": config,
    "main.c": `${source}\nint main(void)\n{\n\treturn VALUE;\n}\n`,
    ...{ "one/keep.h": "", "two/uk/keep.h": "", "three/keep.h": "" },
    ...headers,
  });
  await build();
  assert.deepEqual(await build(), []);
}

/** Builds; returns the compilations that ran. */
async function build(...words: string[]): Promise<string[]> {
  const { exitCode, stdout, stderr } = await work.kiln(["build", "fresh", ...words]);
  assert.equal(exitCode, 0, stderr);
  return (stdout + stderr).match(/^ {2}(?:CC|AS) .*/gm)?.map((line) => line.trim().replace(/ +/, " ")) ?? [];
}

function object(): string {
  const path = work.path("fresh/.kiln/build/fresh_qemu-x86_64/appfresh/main.o");
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

const compiled = ["CC appfresh: main.o"];

/** A file that appears recompiles; nothing old comes back while it is there; without it the old result does. */
async function checkAppearing(path: string, text: string): Promise<void> {
  const before = object();
  work.write({ [`fresh/${path}`]: text });
  assert.deepEqual(await build(), compiled);
  const after = object();
  assert.notEqual(after, before);
  assert.deepEqual(await build(), []);
  await work.kiln(["clean", "fresh"]);
  assert.deepEqual(await build(), []);
  assert.equal(object(), after);
  rmSync(work.path("fresh", path));
  assert.deepEqual(await build(), []);
  assert.equal(object(), before);
}

test("a header in an earlier -I folder", async () => {
  await begin("#include <uk/value.h>", { "three/uk/value.h": "#define VALUE 3" });
  await checkAppearing("two/uk/value.h", "#define VALUE 2");
  await checkAppearing("one/uk/value.h", "#define VALUE 1");
});

test("a header beside the file that includes it", async () => {
  await begin('#include "value.h"', {
    "three/value.h": '#include "deep.h"',
    "one/deep.h": "#define VALUE 3",
  });
  await checkAppearing("value.h", "#define VALUE 1");
  await checkAppearing("three/deep.h", "#define VALUE 2");
});

test("a header that __has_include asks for, included or not", async () => {
  const choose = "#define VALUE 1\n#else\n#define VALUE 2\n#endif";
  await begin(`#if __has_include("extra.h")\n${choose}`, {});
  await checkAppearing("three/extra.h", "");
  await checkAppearing("extra.h", "");
  const include = "#include <extra.h>\n#else\n#define VALUE 2\n#endif";
  await begin(`#define EXTRA <extra.h>\n#if __has_include(EXTRA)\n${include}`, {});
  await checkAppearing("two/extra.h", "#define VALUE 1");
});

test("a header whose name a macro gives", async () => {
  await begin("#define HEADER(x) <x.h>\n#include HEADER(value)", { "three/value.h": "#define VALUE 3" });
  await checkAppearing("two/value.h", "#define VALUE 2");
});

test("an unrelated header rebuilds nothing", async () => {
  await begin('#include <uk/value.h>\n#include "keep.h"', { "two/uk/value.h": "#define VALUE 2" });
  for (const path of ["one/new.h", "one/value.h", "uk/value.h", "three/uk/value.h", "two/keep.h", "keep.c"]) {
    work.write({ [`fresh/${path}`]: "#error not for you" });
    assert.deepEqual(await build(), [], path);
  }
});

test("an option whose name a macro puts together", async () => {
  const source = `#include <uk/config.h>
#define CAT(a, b) a##b
#define PASTE(a, b) CAT(a, b)
#define LEVEL(x) PASTE(CONFIG_APPFRESH_LEVEL_, x)
#define VALUE LEVEL(LOW)`;
  await begin(source, {});
  const before = object();
  assert.deepEqual(await build("--kconfig", "CONFIG_APPFRESH_LEVEL_LOW=7"), compiled);
  assert.notEqual(object(), before);
  assert.deepEqual(await build("--kconfig", "CONFIG_APPFRESH_LEVEL_HIGH=y"), compiled);
  assert.deepEqual(await build("--kconfig", "CONFIG_APPFRESH_OTHER=y"), []);
  assert.deepEqual(await build(), []);
  assert.equal(object(), before);
});
