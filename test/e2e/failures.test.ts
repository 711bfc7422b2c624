// What kiln says when a build or a guest fails: what failed, its output once, exit code 1.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { needsQemu, Workplace, type Finished } from "./kiln.test-support.ts";

const work = new Workplace();

/** Standard error without the lines of normal progress. */
function complaints({ stderr }: Finished): string {
  return stderr
    .split("\n")
    .filter((line) => !/^ {2}[A-Z]+ +\S/.test(line) && !/core: kiln|using emulation|KiB, /.test(line))
    .join("\n");
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}

test("a compile error shows the command and the compiler's words once", async () => {
  work.project("compile", { "main.c": "int main(void)\n{\n\treturn x;\n}\n" });
  const result = await work.kiln(["build", "compile"]);
  assert.equal(result.exitCode, 1);
  assert.equal(countOf(result.stderr, "error: 'x' undeclared"), 1);
  assert.match(
    result.stderr,
    /^error: CC appcompile: main\.o failed \(exit status 1\)\nTMP[^]*\n {2}\S*gcc .* -c TMP\/compile\/main\.c /m,
  );
  assert.match(complaints(result), /\nerror: 1 command failed, \d+ not tried\n$/);
  assert.ok(!existsSync(work.path("compile/.unikraft/build/compile_qemu-x86_64")));
});

test("with -k everything that does not depend on the failure is built", async () => {
  const result = await work.kiln(["build", "-k", "compile"]);
  assert.equal(result.exitCode, 1);
  assert.match(result.stderr, /error: 1 command failed, 4 not tried\n$/);
});

test("after the mistake is mended the same command works", async () => {
  work.project("compile", {});
  const result = await work.kiln(["build", "compile"]);
  assert.equal(complaints(result), "");
  assert.equal(result.exitCode, 0);
  const leftovers = readdirSync(work.path("compile/.kiln/build/compile_qemu-x86_64/appcompile"));
  assert.deepEqual(
    leftovers.filter((name) => name.includes("tmp")),
    [],
  );
});

test("an undefined symbol says which library wanted it and which one hides it", async () => {
  work.project("hidden", {
    Kraftfile: `spec: v0.6
unikraft:
  source: kiln
libraries:
  libgreet:
    source: ./libgreet
`,
    "main.c":
      "void greet(void);\nvoid secret(void);\nvoid nowhere(void);\nint main(void)\n{\n\tgreet();\n\tsecret();\n\tnowhere();\n\treturn 0;\n}\n",
    "libgreet/Config.uk": 'config LIBGREET\n\tbool "greet"\n',
    "libgreet/Makefile.uk":
      "$(eval $(call addlib_s,libgreet,$(CONFIG_LIBGREET)))\nLIBGREET_SRCS-y += $(LIBGREET_BASE)/greet.c\n",
    "libgreet/exportsyms.uk": "greet\n",
    "libgreet/greet.c":
      "void secret(void);\nvoid secret(void)\n{\n}\nvoid greet(void);\nvoid greet(void)\n{\n\tsecret();\n}\n",
  });
  const result = await work.kiln(["build", "hidden"]);
  assert.equal(result.exitCode, 1);
  const own = result.stderr.slice(result.stderr.indexOf('error: library "'));
  assert.equal(
    own,
    `error: library "apphidden" uses "secret", which no library of the image exports; library "libgreet" defines it but hides it
  hint: add secret to the exportsyms.uk of libgreet
error: library "apphidden" uses "nowhere", which no library of the image exports
  hint: switch on the library that defines it, or define it; docs/c-library.md of kiln lists what there is
`,
  );
});

test("no QEMU, and nobody allowed to install it", async () => {
  work.project("noqemu");
  await work.kiln(["build", "noqemu"]);
  // Only the compiler's folder remains, and QEMU must not lie in it under its usual name.
  const result = await work.kiln(["run", "--no-install", "--qemu", "/nowhere/qemu-system-x86_64", "noqemu"]);
  assert.equal(result.exitCode, 1);
  assert.equal(
    complaints(result),
    'error: no QEMU at "/nowhere/qemu-system-x86_64": no such program\n  hint: install it: apt-get install -y qemu-system-x86\n',
  );
});

test("memory too small for the image", async () => {
  const result = await work.kiln(["run", "-M", "1Mi", "noqemu"]);
  assert.equal(result.exitCode, 2);
  assert.match(
    complaints(result),
    /^error: memory too small for the image: it ends at \d+Ki, the machine has 1Mi\n {2}hint: give it more than that, for example -M 2Mi\n$/,
  );
});

test("a guest that crashes: its report with function names, and exit code 1", needsQemu, async () => {
  work.project("crash", {
    "main.c": `__attribute__((noinline)) static void step_on(volatile int *place)
{
	*place = 1;
}

int main(int argc, char *argv[])
{
	(void)argv;
	/* The compiler must not see that nothing can lie there. */
	step_on((int *)(8L * argc));
	return 0;
}
`,
  });
  const result = await work.kiln(["run", "--timeout", "60", "crash"]);
  assert.equal(result.exitCode, 1);
  assert.match(result.stdout, /page fault/i);
  assert.match(result.stdout, /rip/i);
  assert.match(result.stdout, /^ {2}#0 {2}0x[0-9a-f]{16} (step_on|main)[.\w]*\+0x[0-9a-f]+$/m);
  assert.match(complaints(result), /^error: the guest crashed\n {2}hint: its report stands above\n$/);
});

test("a failed assertion is a crash", needsQemu, async () => {
  work.project("assertion", {
    "main.c":
      "#include <uk/assert.h>\n\nint main(int argc, char *argv[])\n{\n\t(void)argv;\n\tUK_ASSERT(argc == 0);\n\treturn 0;\n}\n",
  });
  const result = await work.kiln(["run", "--timeout", "60", "assertion"]);
  assert.equal(result.exitCode, 1);
  assert.match(result.stdout, /argc == 0/);
});

test("a guest that hangs is stopped by --timeout", needsQemu, async () => {
  work.project("hang", { "main.c": "int main(void)\n{\n\tfor (;;)\n\t\t;\n}\n" });
  await work.kiln(["build", "hang"]);
  const result = await work.kiln(["run", "--timeout", "2", "hang"]);
  assert.equal(result.exitCode, 1);
  assert.equal(
    complaints(result),
    "error: the guest was still running after 2 s and was stopped\n  hint: give it more time with --timeout\n",
  );
});

test("what main returns is kiln's exit code", needsQemu, async () => {
  work.project("status", { "main.c": "int main(void)\n{\n\treturn 42;\n}\n" });
  const result = await work.kiln(["run", "--timeout", "60", "status"]);
  assert.equal(complaints(result), "");
  assert.equal(result.exitCode, 42);
});
