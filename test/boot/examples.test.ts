// The examples, as their tutorials run them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { needsQemu, root } from "../e2e/kiln.test-support.ts";
import { Guests } from "./guest.test-support.ts";

const guests = new Guests();
for (const name of ["helloworld", "speak", "mixed", "station"]) guests.work.copyExample(name);

test("helloworld greets and shows its arguments", needsQemu, async () => {
  const result = await guests.run("helloworld", ["a", "b c", "", 'say "hi"', "it's", "back\\slash"]);
  assert.equal(result.exitCode, 0);
  assert.match(
    result.stdout,
    /\nHello from kiln!\nArguments: "TMP\/helloworld\/\.unikraft\/build\/helloworld_qemu-x86_64" "a" "b c" "" "say "hi"" "it's" "back\\slash"\n$/,
  );
});

test("helloworld without its option prints no arguments", needsQemu, async () => {
  const result = await guests.run("helloworld", ["a"], ["--kconfig", "CONFIG_APPHELLOWORLD_PRINTARGS=n"]);
  assert.match(result.stdout, /\nHello from kiln!\n$/);
});

test("the spinner turns until it is stopped", needsQemu, async () => {
  await guests.work.kiln(["build", "helloworld", "--kconfig", "CONFIG_APPHELLOWORLD_SPINNER=y"]);
  const words = ["run", "-W", "--timeout", "5", "--kconfig", "CONFIG_APPHELLOWORLD_SPINNER=y", "helloworld"];
  const result = await guests.work.kiln(words);
  assert.match(result.stdout, /\r\|\r\/\r-/);
  assert.match(result.stderr, /still running after 5 s/);
  assert.equal(result.exitCode, 1);
});

test("speak says what the platform initialises, in colour", needsQemu, async () => {
  const result = await guests.run("speak", ["one"]);
  assert.match(result.stdout, /Console: ns16550 at 0x3f8/);
  assert.match(result.stdout, /Memory regions:/);
  assert.match(result.stdout, /\u001b\[/);
  assert.match(result.stdout, /argc = 2/);
  assert.match(result.stdout, /argument 1 is "one"/);
  assert.equal(result.exitCode, 0);
});

test("the same image keeps silent when the command line says so", needsQemu, async () => {
  const result = await guests.run(
    "speak",
    [],
    ["--kconfig", "CONFIG_LIBUKDEBUG_PRINTK_ERR=y", "--kconfig", "CONFIG_LIBUKDEBUG_PRINTD=n"],
  );
  assert.doesNotMatch(result.stdout, /ns16550|argument/);
  assert.match(result.stdout, /Hello from an image that speaks!\n$/);
});

test("mixed joins C, C++, assembly, variants, flags and hidden symbols", needsQemu, async () => {
  const result = await guests.run("mixed");
  assert.equal(
    result.stdout.slice(result.stdout.indexOf("C, C++")),
    `C, C++ and assembly in one image
add(40, 2) = 42
square_area(5) = 25, shapes made before main: 1
counters: 3 and 300
north: greetings from the north, south: greetings from the south
`,
  );
  assert.equal(result.exitCode, 0);
});

test("what is typed reaches the guest, also what was there before it ran", needsQemu, async () => {
  guests.work.project("echo", {
    "main.c":
      '#include <stdio.h>\n\nint main(void)\n{\n\tchar line[80];\n\n\tif (!fgets(line, sizeof(line), stdin))\n\t\treturn 1;\n\tprintf("hello, %s", line);\n\treturn 0;\n}\n',
  });
  await guests.work.kiln(["build", "echo"]);
  const shell = `echo "world and everybody in it" | ${join(root, "kiln")} run -W --timeout 60 echo`;
  const result = await guests.work.run(["sh", "-c", shell]);
  assert.match(result.stdout, /\nhello, world and everybody in it\n$/);
  assert.equal(result.exitCode, 0);
});

/** What `station` prints behind the banner. */
async function station(
  target: string,
  words: readonly string[],
  options: readonly string[],
): Promise<string> {
  const result = await guests.run("station/app", words, ["-t", target, ...options]);
  assert.equal(result.exitCode, 0, result.stderr);
  return result.stdout.replace(/^Powered by\n(.*\n)*?.*Ember.*\n/, "");
}

test("station takes parameters, and keeps the last readings", needsQemu, async () => {
  const options = ["-a", "appstation.count=2", "-a", "appstation.place=garden"];
  assert.equal(
    await station("station", [], options),
    "garden: 2 readings\nleast 18.7 C\nmean 20.1 C\ngreatest 21.6 C\nlately 18.7 C\nlately 21.6 C\n",
  );
});

test("station prints its parameters when asked for help", needsQemu, async () => {
  assert.match(
    await station("station", ["help", "--"], []),
    /^ {2}appstation\.count=__s32 {2}Number of readings$/m,
  );
});

test("station's second target has other options", needsQemu, async () => {
  const expected = "roof: 6 readings\nleast 65.6 F\nmean 70.8 F\ngreatest 76.1 F\n";
  assert.equal(await station("tiny", [], ["--kconfig", "CONFIG_APPSTATION_FAHRENHEIT=y"]), expected);
});

test("a new project builds and boots as it stands", needsQemu, async () => {
  assert.equal((await guests.work.kiln(["init", "my"])).exitCode, 0);
  const result = await guests.run("my");
  assert.match(result.stdout, /Hello from my!/);
  assert.equal(result.exitCode, 0);
});

test("the image with symbols boots too", needsQemu, async () => {
  const result = await guests.run("helloworld", [], ["--symbolic"]);
  assert.match(result.stdout, /Hello from kiln!/);
  assert.equal(result.exitCode, 0);
});

test("a kernel image boots by its path", needsQemu, async () => {
  const result = await guests.run("helloworld/.unikraft/build/helloworld_qemu-x86_64", ["x"]);
  assert.match(result.stdout, /"x"\n$/);
});

test("a machine with a name keeps its console log, unless it is removed", needsQemu, async () => {
  await guests.run("helloworld", [], ["--name", "kept"]);
  const log = await guests.work.run(["cat", ".state/kiln/machines/kept/console.log"]);
  assert.match(log.stdout, /Hello from kiln!/);
  await guests.run("helloworld", [], ["--name", "gone", "--rm"]);
  const machines = await guests.work.run(["ls", ".state/kiln/machines"]);
  assert.equal(machines.stdout, "kept\n");
});
