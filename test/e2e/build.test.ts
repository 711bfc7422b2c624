// What a second build does, and what it leaves alone.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createHost } from "../../src/host/index.ts";
import { buildProject, type WorkflowEvent } from "../../src/workflow/index.ts";
import { root, Workplace } from "./kiln.test-support.ts";

const work = new Workplace();

interface Built {
  /** `CC libx: a.o` of every action whose command ran. */
  readonly built: readonly string[];
  readonly restored: number;
  /** Programs that were started, compilers included. */
  readonly processes: number;
}

/** Builds in this process, counting what is started. */
async function build(project: string, kconfig: readonly string[] = [], cache = "cache"): Promise<Built> {
  const real = createHost();
  let processes = 0;
  const counted = new Proxy(real.processes, {
    get(target, name) {
      if (name === "run" || name === "runSync" || name === "start") processes += 1;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  const host = { ...real, processes: counted, env: { ...real.env, XDG_CACHE_HOME: work.path(cache) } };
  const built: string[] = [];
  let restored = 0;
  const emit = (event: WorkflowEvent): void => {
    if (event.kind !== "build" || event.event.kind !== "action-finished") return;
    const { how, action } = event.event;
    if (how === "built") built.push(`${action.label} ${action.text}`);
    if (how === "restored") restored += 1;
  };
  await buildProject(
    {
      directory: work.path(project),
      cwd: work.folder,
      kconfig,
      jobs: 2,
      keepGoing: false,
      readStore: true,
      mayInstall: false,
    },
    {
      host,
      emit,
      signal: new AbortController().signal,
      installation: { version: "test", coreDirectory: join(root, "core"), identity: "test" },
      choose: undefined,
    },
  );
  return { built, restored, processes };
}

function image(project: string): Buffer {
  return readFileSync(work.path(project, `.unikraft/build/${project}_qemu-x86_64`));
}

test("a second build starts no process", async () => {
  work.copyExample("helloworld");
  const first = await build("helloworld");
  assert.ok(first.built.length > 50);
  assert.deepEqual(await build("helloworld"), { built: [], restored: 0, processes: 0 });
});

test("a touched file is not a changed file", async () => {
  const later = new Date(Date.now() + 5000);
  utimesSync(work.path("helloworld/main.c"), later, later);
  assert.deepEqual(await build("helloworld"), { built: [], restored: 0, processes: 0 });
});

test("a changed file rebuilds what depends on it, and going back restores", async () => {
  const before = image("helloworld");
  const source = work.path("helloworld/main.c");
  const text = readFileSync(source, "utf8");
  writeFileSync(source, text.replace("Hello from kiln!", "Hello from elsewhere!"));
  const changed = await build("helloworld");
  assert.deepEqual(changed.built, [
    "CC apphelloworld: main.o",
    "LD apphelloworld.ld.o",
    "LD helloworld_qemu-x86_64.dbg",
    "SCSTRIP helloworld_qemu-x86_64",
    "IMAGE helloworld_qemu-x86_64",
  ]);
  assert.notDeepEqual(image("helloworld"), before);
  writeFileSync(source, text);
  const back = await build("helloworld");
  assert.deepEqual(back.built, []);
  assert.equal(back.processes, 0);
  assert.deepEqual(image("helloworld"), before);
});

test("one changed option rebuilds only what mentions it", async () => {
  const { built } = await build("helloworld", ["CONFIG_APPHELLOWORLD_PRINTARGS=n"]);
  assert.deepEqual(
    built.filter((name) => name.startsWith("CC")),
    ["CC apphelloworld: main.o"],
  );
});

test("a flag added in Makefile.uk rebuilds that library", async () => {
  await build("helloworld");
  const makefile = work.path("helloworld/Makefile.uk");
  const text = readFileSync(makefile, "utf8");
  writeFileSync(makefile, `${text}APPHELLOWORLD_CFLAGS-y += -DUNUSED\n`);
  const { built } = await build("helloworld");
  assert.deepEqual(
    built.filter((name) => !/^(LD|SCSTRIP|IMAGE)/.test(name)),
    ["CC apphelloworld: main.o"],
  );
  writeFileSync(makefile, text);
  await build("helloworld");
});

test("a source taken out of SRCS leaves the image", async () => {
  work.write({ "helloworld/more.c": "int more(void);\nint more(void)\n{\n\treturn 1;\n}\n" });
  const makefile = work.path("helloworld/Makefile.uk");
  const text = readFileSync(makefile, "utf8");
  writeFileSync(makefile, `${text}APPHELLOWORLD_SRCS-y += $(APPHELLOWORLD_BASE)/more.c\n`);
  await build("helloworld");
  const object = work.path("helloworld/.kiln/build/helloworld_qemu-x86_64/apphelloworld/more.o");
  assert.ok(existsSync(object));
  writeFileSync(makefile, text);
  await build("helloworld");
  assert.ok(!existsSync(object));
});

test("an image that was deleted or damaged comes back", async () => {
  const good = image("helloworld");
  writeFileSync(work.path("helloworld/.unikraft/build/helloworld_qemu-x86_64"), "damaged");
  await build("helloworld");
  assert.deepEqual(image("helloworld"), good);
});

test("two projects share results and make the same bits wherever they lie", async () => {
  const elsewhere = work.copyExample("helloworld", "deep/er/helloworld");
  assert.ok(existsSync(elsewhere));
  const { built } = await build("deep/er/helloworld");
  // Only the recipe of a makefile rule, which may change more than its target, is run again.
  assert.deepEqual(built, ["GEN libid.h"]);
  const there = readFileSync(join(elsewhere, ".unikraft/build/helloworld_qemu-x86_64"));
  assert.deepEqual(there, image("helloworld"));
  const again = await build("deep/er/helloworld", [], "empty-cache");
  assert.deepEqual(again.built, []);
});

test("with an empty cache the bits are the same", async () => {
  work.copyExample("helloworld", "fresh");
  writeFileSync(work.path("fresh/Kraftfile"), readFileSync(work.path("helloworld/Kraftfile"), "utf8"));
  const { built } = await build("fresh", [], "another-cache");
  assert.ok(built.length > 50);
  assert.deepEqual(
    readFileSync(work.path("fresh/.unikraft/build/helloworld_qemu-x86_64")),
    image("helloworld"),
  );
});

test("two targets of one project never disturb each other", async () => {
  work.project("pair", {
    Kraftfile: `spec: v0.6
targets:
  - name: small
    platform: qemu
    architecture: x86_64
    kconfig:
      CONFIG_OPTIMIZE_SIZE: y
  - name: fast
    platform: qemu
    architecture: x86_64
`,
  });
  for (const target of ["small", "fast", "small", "fast"]) {
    assert.equal((await work.kiln(["build", "pair", "-t", target])).exitCode, 0);
  }
  const { stderr } = await work.kiln(["build", "pair", "-t", "small"]);
  assert.match(stderr, /nothing to do/);
  assert.deepEqual(readdirSync(work.path("pair/.unikraft/build")).sort(), [
    "fast_qemu-x86_64",
    "fast_qemu-x86_64.dbg",
    "small_qemu-x86_64",
    "small_qemu-x86_64.dbg",
  ]);
});

test("compile_commands.json names every compiled source", () => {
  const entries = JSON.parse(readFileSync(work.path("helloworld/compile_commands.json"), "utf8")) as {
    file: string;
    arguments: string[];
  }[];
  const main = entries.find(({ file }) => file === work.path("helloworld/main.c"));
  assert.ok(main?.arguments.includes("-D__LIBNAME__=apphelloworld"));
  assert.ok(entries.length > 40);
});

test("an edited .config is kept, and does not count", async () => {
  const config = work.path("helloworld/.config.helloworld_qemu-x86_64");
  writeFileSync(config, readFileSync(config, "utf8").replace("CONFIG_HZ=100", "CONFIG_HZ=50"));
  const { stderr } = await work.kiln(["configure", "helloworld"]);
  assert.match(stderr, /warning: \.config\.helloworld_qemu-x86_64 was edited, but the Kraftfile counts/);
  assert.match(readFileSync(`${config}.old`, "utf8"), /CONFIG_HZ=50/);
  assert.match(readFileSync(config, "utf8"), /CONFIG_HZ=100/);
});

test("clean removes what was built; the next build restores it", async () => {
  const cleaned = await work.kiln(["clean", "pair", "-t", "small"]);
  assert.match(cleaned.stdout, /removed pair\/\.unikraft\/build\/small_qemu-x86_64\n/);
  assert.ok(existsSync(work.path("pair/.unikraft/build/fast_qemu-x86_64")));
  const { stderr } = await work.kiln(["build", "pair", "-t", "small"]);
  assert.match(stderr, /KiB, [01] built, \d+ restored/);
  await work.kiln(["clean", "--proper", "pair"]);
  assert.ok(!existsSync(work.path("pair/.kiln")));
  assert.ok(!existsSync(work.path("pair/.unikraft/build")));
});

for (const signal of ["SIGINT", "SIGKILL"] as const) {
  test(`after ${signal} in the middle the same command simply works`, async () => {
    const name = signal.toLowerCase();
    work.copyExample("helloworld", name);
    const child = spawn(process.execPath, [join(root, "dist/kiln.js"), "build", name], {
      cwd: work.folder,
      env: { ...process.env, NODE_OPTIONS: "", XDG_CACHE_HOME: work.path(`${name}-cache`) },
      stdio: "ignore",
    });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    const objects = work.path(name, ".kiln/build/helloworld_qemu-x86_64");
    while (!existsSync(join(objects, "libnolibc"))) await sleep(10);
    child.kill(signal);
    assert.equal(await ended, signal === "SIGINT" ? 130 : null);
    const env = { XDG_CACHE_HOME: work.path(`${name}-cache`) };
    const { exitCode } = await work.kiln(["build", name], { env });
    assert.equal(exitCode, 0);
    assert.deepEqual(
      readFileSync(work.path(name, ".unikraft/build/helloworld_qemu-x86_64")),
      image("helloworld"),
    );
    const names = readdirSync(objects, { recursive: true, encoding: "utf8" });
    assert.deepEqual(
      names.filter((file) => file.includes(".tmp")),
      [],
    );
  });
}

test("a moved project builds anew and right", async () => {
  renameSync(work.path("helloworld"), work.path("moved"));
  assert.ok(statSync(work.path("moved/.kiln")).isDirectory());
  const { exitCode, stderr } = await work.kiln(["build", "moved"]);
  assert.equal(stderr.includes("error"), false);
  assert.equal(exitCode, 0);
});
