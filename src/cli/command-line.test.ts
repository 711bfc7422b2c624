// What the options of the commands make of words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Command } from "commander";
import { createHost } from "../host/index.ts";
import { addBuildOptions, readBuildOptions } from "./build-options.ts";
import { commands } from "./command-list.ts";
import { parseKernelArgument, parseMachineName, parseSeconds } from "./commands/run.ts";
import { addGlobalOptions, readGlobalOptions } from "./global-options.ts";
import { renderOverview, suggestCommand } from "./overview.ts";
import { addProjectOptions, parseCount, readProjectRequest } from "./project-options.ts";
import { refuseOptions } from "./refused-options.ts";

function parsed(declare: (parser: Command) => void, ...words: string[]): Command {
  const parser = new Command("kiln try").exitOverride().argument("[dir]");
  parser.configureOutput({ writeErr: () => undefined });
  declare(parser);
  return parser.action(() => undefined).parse(words, { from: "user" });
}

test("global options: kraft's levels are four of kiln's", () => {
  const level = (word: string) =>
    readGlobalOptions(parsed(addGlobalOptions, "--log-level", word, "--log-type", "json")).logLevel;
  assert.deepEqual(["panic", "fatal", "error"].map(level), ["error", "error", "error"]);
  assert.deepEqual(["warn", "warning", "info"].map(level), ["warn", "warn", "info"]);
  assert.deepEqual(["debug", "trace"].map(level), ["debug", "debug"]);
  const options = readGlobalOptions(parsed(addGlobalOptions, "--no-color", "--no-prompt"));
  assert.deepEqual([options.color, options.mayPrompt, options.logLevel], [false, false, "info"]);
});

test("project options make a request with absolute paths", () => {
  const cwd = process.cwd();
  const all = ["-K", "k/Kraftfile", "-t", "a", "-m", "x86_64", "-p", "qemu", "--kconfig", "A=1"];
  assert.deepEqual(readProjectRequest("app", parsed(addProjectOptions, ...all, "--kconfig", "B=2")), {
    directory: `${cwd}/app`,
    cwd,
    kconfig: ["A=1", "B=2"],
    kraftfile: `${cwd}/k/Kraftfile`,
    target: "a",
    architecture: "x86_64",
    platform: "qemu",
  });
  assert.deepEqual(readProjectRequest(undefined, parsed(addProjectOptions)), {
    directory: cwd,
    cwd,
    kconfig: [],
  });
});

test("build options", () => {
  const host = { ...createHost(), cpuCount: 6 };
  const read = (...words: string[]) => readBuildOptions(parsed(addBuildOptions, ...words), host);
  assert.deepEqual(read(), { jobs: 6, keepGoing: false, readStore: true, mayInstall: true });
  assert.deepEqual(read("-j", "3", "-k", "-F", "--no-install", "--dbg", "--no-update", "--no-fetch"), {
    jobs: 3,
    keepGoing: true,
    readStore: false,
    mayInstall: false,
  });
  assert.equal(read("--no-fast").jobs, 1);
  assert.equal(read("--no-parallel", "-j2").jobs, 2);
});

test("numbers, names and parameters are checked", () => {
  for (const text of ["0", "-1", "1.5", "x", ""]) {
    assert.throws(() => parseCount(text), {
      code: "cli/bad-number",
      message: `expected a whole number of at least 1, found "${text}"`,
    });
  }
  // The name becomes a folder's, and --rm removes that folder.
  for (const text of ["", ".", "..", "../x", "a/b", "-x", "a b"]) {
    assert.throws(() => parseMachineName(text), { code: "cli/bad-machine-name", exitCode: 2 });
  }
  assert.equal(parseMachineName("my-machine_2.0"), "my-machine_2.0");
  // Node.js makes 1 ms of a time that its timers cannot hold.
  for (const text of ["0", "-1", "x", "", "Infinity", "2147484"]) {
    assert.throws(() => parseSeconds(text), {
      code: "cli/bad-timeout",
      message: `expected seconds, from above 0 to 2147483, found "${text}"`,
    });
  }
  assert.equal(parseSeconds("0.5"), 0.5);
  assert.deepEqual(parseKernelArgument("env.vars=A=1 B", ["x.y=1"]), ["x.y=1", "env.vars=A=1 B"]);
  assert.deepEqual(parseKernelArgument("ukdebug.flag", []), ["ukdebug.flag"]);
  for (const text of ["bogus", "a=b.c", ".x=1", "a b.c=1"]) {
    assert.throws(() => parseKernelArgument(text, []), { code: "cli/bad-parameter" });
  }
});

test("kraft's options that are to come are refused by name", () => {
  const declare = (parser: Command) => refuseOptions(parser, ["-d, --detach", "--rootfs <path>"]);
  for (const [words, name] of [
    [["--detach"], "--detach"],
    [["-d"], "--detach"],
    [["--rootfs", "x"], "--rootfs"],
  ] as const) {
    assert.throws(() => parsed(declare, ...words), {
      code: "cli/option-to-come",
      message: `kraft's option ${name} is not supported yet`,
      hint: "leave it out",
      exitCode: 2,
    });
  }
  assert.ok(!parsed(declare).helpInformation().includes("detach"));
});

test("the overview lists every command once", () => {
  const lines = renderOverview(commands).split("\n");
  for (const { name, summary } of commands) {
    const own = lines.filter((line) => line.startsWith(`  ${name} `) && line.endsWith(summary));
    assert.equal(own.length, 1, name);
  }
});

test("a word that is no command", () => {
  const said = (word: string) => {
    const { message, hint } = suggestCommand(word, commands);
    return [message, hint];
  };
  assert.deepEqual(said("bulid"), ['unknown command "bulid"', 'did you mean "kiln build"?']);
  assert.deepEqual(said("frobnicate"), ['unknown command "frobnicate"', "kiln help lists the commands"]);
  assert.deepEqual(said("ps"), ['"kiln ps" is not supported yet', "kiln help lists what there is"]);
});
