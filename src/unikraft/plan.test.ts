// From makefiles to actions, on a small tree in memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { KilnError, MemoryFileSystem, renderDiagnostic, type ProcessRunner } from "../base/index.ts";
import type { Action } from "../build/index.ts";
import { evaluateMakefiles } from "./evaluate-makefiles.ts";
import { planBuild, type BuildPlan } from "./plan.ts";
import type { Toolchain } from "./toolchain.ts";

const toolchain: Toolchain = {
  compiler: "GCC",
  versionMajor: 12,
  versionMinor: 2,
  prefix: "",
  cc: "/bin/gcc",
  cxx: "/bin/g++",
  objcopy: "/bin/objcopy",
  strip: "/bin/strip",
  nm: "/bin/nm",
  ar: "/bin/ar",
  env: { PATH: "/bin" },
};

const noProcesses: ProcessRunner = {
  run: () => Promise.reject(new Error("no process may start")),
  runSync: () => {
    throw new Error("no process may start");
  },
  start: () => {
    throw new Error("no process may start");
  },
  which: () => undefined,
};

const core = {
  "/core/version.mk": "UK_VERSION = 0.16\nUK_FULLVERSION = 0.16.3\n",
  "/core/Makefile.uk": "",
  "/core/arch/x86/x86_64/Makefile.uk": "$(eval $(call addlib,libcontext))\n",
  "/core/plat/kvm/Makefile.uk": `$(eval $(call addplat_s,kvm,$(CONFIG_PLAT_KVM)))
$(eval $(call addplatlib_s,kvm,libkvmplat,$(CONFIG_PLAT_KVM)))
LIBKVMPLAT_SRCS-y += $(LIBKVMPLAT_BASE)/link.lds.S
UK_PLAT_KVM_DEF_LDS := $(LIBKVMPLAT_BASE)/link.lds.S
`,
  "/core/plat/kvm/link.lds.S": "",
  "/core/plat/kvm/Linker.uk": "KVM_LDFLAGS-y += -Wl,--entry=start\n",
};

/** Plans `/app` with this Makefile.uk; other files as given. */
function plan(
  makefile: string,
  files: Record<string, string> = {},
  symbols = "CONFIG_PLAT_KVM=y\n",
  processes = noProcesses,
): BuildPlan {
  const fileSystem = new MemoryFileSystem({ ...core, "/app/Makefile.uk": makefile, ...files });
  const evaluated = evaluateMakefiles({
    core: { base: "/core", version: "0.16.3", codename: "Test" },
    applicationDirectory: "/app",
    libraries: [],
    architecture: "x86_64",
    buildDirectory: "/build",
    dotConfig: { name: ".config", text: symbols },
    toolchain,
    files: fileSystem,
    processes,
    env: {},
  });
  return planBuild({
    evaluated,
    toolchain,
    files: fileSystem,
    buildDirectory: "/build",
    imagePath: "/out/app",
    debugImagePath: "/out/app.dbg",
    configValues: { CONFIG_KVM_BOOT_PROTO_MULTIBOOT: "1" },
    folders: [{ path: "/app", name: "app" }],
  });
}

function action({ graph }: BuildPlan, id: string): Action {
  const found = graph.actions.find((candidate) => candidate.id === id);
  assert.ok(found, `${id} among ${graph.actions.map((candidate) => candidate.id).join(" ")}`);
  return found;
}

function command({ run }: Action): string {
  return run.kind === "process" ? run.argv.join(" ") : run.kind === "shell" ? run.lines.join("\n") : run.name;
}

/** The messages of a plan that must fail. */
function errors(makefile: string, files: Record<string, string> = {}): string {
  try {
    plan(makefile, files);
  } catch (error) {
    if (!(error instanceof KilnError)) throw error;
    assert.equal(error.exitCode, 2);
    return error.diagnostics.map((diagnostic) => renderDiagnostic(diagnostic)).join("\n");
  }
  return assert.fail("no error");
}

const library = "$(eval $(call addlib,libx))\n";
const define = (names: string): string =>
  names
    .split(" ")
    .map((name) => `${name} += -${name}\n${name}-y += -${name}-y\n`)
    .join("");
const flagsOf = (text: string): string =>
  text
    .split(" ")
    .filter((word) => /^-(?!M[DTF]$)[A-Z_]+(-y)?$/.test(word))
    .join(" ");

test("flags of a C source come in Unikraft's order", () => {
  const makefile =
    library +
    define("DBGFLAGS LIBX_A_FLAGS LIBX_CFLAGS CFLAGS ARCHFLAGS CINCLUDES LIBX_CINCLUDES LIBX_A_INCLUDES") +
    define("LIBX_COMPFLAGS COMPFLAGS") +
    "CFLAGS_EXTRA = -EXTRA\nLIBX_SRCS-y += /app/a.c\n";
  const compile = action(plan(makefile, { "/app/a.c": "" }), "/build/libx/a.o");
  const pairs = (names: string): string =>
    names
      .split(" ")
      .map((name) => `-${name} -${name}-y`)
      .join(" ");
  assert.equal(
    flagsOf(command(compile)),
    [
      pairs("COMPFLAGS LIBX_COMPFLAGS LIBX_A_INCLUDES LIBX_CINCLUDES CINCLUDES ARCHFLAGS CFLAGS"),
      "-EXTRA",
      pairs("LIBX_CFLAGS LIBX_A_FLAGS DBGFLAGS"),
    ].join(" "),
  );
  assert.match(
    command(compile),
    /^\/bin\/gcc .* -D__LIBNAME__=libx -D__BASENAME__=a\.c -ffile-prefix-map=\/app=\/app -c \/app\/a\.c -o \/build\/libx\/a\.o -MD -MT output -MF \/build\/libx\/a\.o\.d$/,
  );
});

test("flags of assembly put global includes before the file's", () => {
  const makefile =
    library +
    define("ASINCLUDES LIBX_ASINCLUDES LIBX_A_INCLUDES ARCHFLAGS ASFLAGS LIBX_ASFLAGS LIBX_A_FLAGS") +
    "LIBX_SRCS-y += /app/a.S\n";
  const compile = action(plan(makefile, { "/app/a.S": "" }), "/build/libx/a.o");
  assert.equal(
    flagsOf(command(compile)),
    "ASINCLUDES LIBX_ASINCLUDES LIBX_A_INCLUDES ARCHFLAGS ASFLAGS LIBX_ASFLAGS LIBX_A_FLAGS"
      .split(" ")
      .map((name) => `-${name} -${name}-y`)
      .join(" "),
  );
});

test("variants are objects of their own, with flags of their own; isr has its own architecture flags", () => {
  const makefile = `${library}ARCHFLAGS += -FAST
ISR_ARCHFLAGS += -SAFE
LIBX_A_FLAGS-y += -PLAIN
LIBX_A_ISR_FLAGS-y += -VARIANT
LIBX_SRCS-y += /app/a.c /app/a.c|isr|other
`;
  const made = plan(makefile, { "/app/a.c": "" });
  assert.equal(flagsOf(command(action(made, "/build/libx/a.o"))), "-FAST -PLAIN");
  assert.equal(flagsOf(command(action(made, "/build/libx/a.isr.o"))), "-SAFE -VARIANT");
  assert.match(command(action(made, "/build/libx/a.other.o")), /-FAST .*-D__VARIANT__=other/);
});

test("C++, plain assembly, linker scripts and generated sources", () => {
  const makefile = `${library}LIBX_SRCS-y += /app/a.cpp /app/b.s /app/c.ld /app/d.lds.S /app/e.awk>.c
LIBX_E_AWKFLAGS-y += -v n=1
`;
  const files = { "/app/a.cpp": "", "/app/b.s": "", "/app/c.ld": "", "/app/d.lds.S": "", "/app/e.awk": "" };
  const made = plan(makefile, files);
  assert.match(command(action(made, "/build/libx/a.o")), /^\/bin\/g\+\+ /);
  assert.equal(action(made, "/build/libx/b.o").depfile, undefined);
  assert.match(command(action(made, "/build/libx/d.lds")), /^\/bin\/gcc -E -P -x assembler-with-cpp /);
  assert.match(
    command(action(made, "/build/libx/e.c")),
    /^awk -f {2}\/app\/e\.awk -v n=1 .*> \/build\/libx\/e\.c$/,
  );
  assert.deepEqual(action(made, "/build/libx/e.o").inputs, ["/build/libx/e.c"]);
  const link = command(action(made, "/out/app.dbg"));
  assert.match(
    link,
    /-Wl,-dT,\/build\/libkvmplat\/link\.lds -Wl,-T,\/app\/c\.ld -Wl,-T,\/build\/libx\/d\.lds -o/,
  );
});

test("a library is merged, then its symbols are hidden if it has an export list", () => {
  const files = { "/app/a.c": "", "/app/exportsyms.uk": "main\n", "/app/x.o": "", "/app/y.a": "" };
  const makefile = `${library}LIBLDFLAGS += -MERGE
LIBX_SRCS-y += /app/a.c
LIBX_OBJS-y += /app/x.o
LIBX_ALIBS-y += /app/y.a
`;
  const made = plan(makefile, files);
  assert.equal(
    command(action(made, "/build/libx.ld.o")),
    "/bin/gcc -MERGE /build/libx/a.o /app/x.o -Wl,--start-group /app/y.a -Wl,--end-group -o /build/libx.ld.o",
  );
  assert.equal(
    command(action(made, "/build/libx.o")),
    "/bin/objcopy --keep-global-symbols=/app/exportsyms.uk /build/libx.ld.o /build/libx.o",
  );
  assert.match(command(action(made, "/out/app.dbg")), /^\/bin\/gcc -Wl,--entry=start \/build\/libx\.o /);
});

test("sources for each library reach even one without sources of its own", () => {
  const made = plan(`${library}EACHOLIB_SRCS-y += /app/each.c|mark\n`, { "/app/each.c": "" });
  assert.match(command(action(made, "/build/libx/each.mark.o")), /-D__LIBNAME__=libx /);
  assert.match(command(action(made, "/build/libcontext/each.mark.o")), /-D__LIBNAME__=libcontext /);
});

test("a disabled library has its variables and nothing else", () => {
  const makefile = `$(eval $(call addlib_s,liboff,$(CONFIG_OFF)))
LIBOFF_SRCS-y += $(LIBOFF_BASE)/missing.c
${library}LIBX_CINCLUDES-y += -I$(LIBOFF_BASE)/include
LIBX_SRCS-y += /app/a.c
`;
  assert.match(command(action(plan(makefile, { "/app/a.c": "" }), "/build/libx/a.o")), /-I\/app\/include/);
});

test("tree libraries and SUBBUILD keep folders apart", () => {
  const makefile = `$(eval $(call addlib_tree,libt))
LIBT_SRC := /app
LIBT_SRCS-y += /app/d/a.c /app/e/a.c
${library}LIBX_A_SUBBUILD := sub
LIBX_SRCS-y += /app/d/a.c
`;
  const made = plan(makefile, { "/app/d/a.c": "", "/app/e/a.c": "" });
  for (const id of ["/build/libt/build/d/a.o", "/build/libt/build/e/a.o", "/build/libx/sub/a.o"]) {
    action(made, id);
  }
});

test("rules with recipes make what sources and UK_PREPARE name", () => {
  const makefile = `${library}UK_PREPARE-y += $(BUILD_DIR)/include/made.h
$(BUILD_DIR)/include/made.h: /app/list.txt | $(BUILD_DIR)/order
	$(call build_cmd,TABLE,libx,$@,sh make.sh $< > $@)
$(BUILD_DIR)/order:
	@touch $@
define twice =
echo one > $@
-echo two >> $@
endef
gen.c: ; $(twice)
LIBX_SRCS-y += gen.c
a.h b.h: %.h: /app/%.txt
	cp $< $@ # $*
LIBX_GEN_CDEPS-y += /build/a.h
`;
  const made = plan(makefile, { "/app/list.txt": "", "/app/a.txt": "" });
  const table = action(made, "/build/include/made.h");
  assert.deepEqual(
    [table.label, table.text, command(table), table.inputs, table.orderOnly],
    [
      "TABLE",
      "/build/include/made.h",
      "sh make.sh /app/list.txt > /build/include/made.h",
      ["/app/list.txt"],
      ["/build/order"],
    ],
  );
  assert.equal(command(action(made, "/build/order")), "touch /build/order");
  assert.equal(
    command(action(made, "/build/gen.c")),
    "echo one > /build/gen.c\necho two >> /build/gen.c || :",
  );
  assert.equal(command(action(made, "/build/a.h")), "cp /app/a.txt /build/a.h # a");
  assert.deepEqual(action(made, "/build/libx/gen.o").orderOnly, ["/build/include/made.h"]);
  assert.equal(
    made.graph.actions.some(({ id }) => id === "/build/b.h"),
    false,
  );
});

test("$(file) in a recipe happens when the action runs", () => {
  const makefile = `${library}UK_PREPARE-y += $(BUILD_DIR)/list.h
$(BUILD_DIR)/list.h:
	$(file >$@,it's $(UK_ALL_LIBS))
`;
  const made = plan(makefile);
  assert.equal(
    command(action(made, "/build/list.h")),
    "printf '%s' 'it'\\''s libkvmplat libx libcontext\n' > /build/list.h",
  );
});

test("flags that only a shell understands are left to a shell", () => {
  const made = plan(`${library}LIBX_CFLAGS-y += -DX="$$(echo 1)"\nLIBX_SRCS-y += /app/a.c\n`, {
    "/app/a.c": "",
  });
  assert.equal(action(made, "/build/libx/a.o").run.kind, "shell");
});

test("functions that yield text", () => {
  const makefile = `${library}LIBX_CFLAGS-$(call have_gcc) += -DGCC=$(call gcc_version_ge,12,2)$(call gcc_version_ge,13,0)
LIBX_CFLAGS-y += -DCLANG=$(call have_clang) -DUC=$(call uc,lib-a.b) -DQ=$(call qstrip," x ")
LIBX_CFLAGS-y += -DOBJ=$(call src2obj,libx,/q/a.c,v)
LIBX_SRCS-y += /app/a.c
`;
  assert.match(
    command(action(plan(makefile, { "/app/a.c": "" }), "/build/libx/a.o")),
    /-DGCC=y -DCLANG=n -DUC=LIB-A\.B -DQ=x -DOBJ=\/build\/libx\/a\.v\.o /,
  );
});

test("an empty export list hides nothing, with a warning", () => {
  const made = plan(`${library}LIBX_SRCS-y += /app/a.c\n`, { "/app/a.c": "", "/app/exportsyms.uk": "" });
  assert.match(command(action(made, "/out/app.dbg")), /\/build\/libx\.ld\.o/);
  assert.deepEqual(
    made.warnings.map(({ message }) => message),
    ['the export list of library "libx" is empty, so nothing is hidden'],
  );
});

test("$(shell) runs in the shell that the makefile names", () => {
  const asked: string[] = [];
  const processes: ProcessRunner = {
    ...noProcesses,
    runSync: ({ argv, cwd }) => {
      asked.push(`${cwd}: ${argv.join(" ")}`);
      return { exitCode: 0, signal: undefined, stdout: "", stderr: "" };
    },
  };
  plan(`${library}A := $(shell one)\nSHELL := /bin/bash\nA := $(shell two)\n`, {}, undefined, processes);
  assert.deepEqual(asked, ["/build: /bin/sh -c one", "/build: /bin/bash -c two"]);
});

test("two sources for one object", () => {
  assert.equal(
    errors(`${library}LIBX_SRCS-y += /app/a.c\nLIBX_SRCS-y += /app/d/a.c\n`, {
      "/app/a.c": "",
      "/app/d/a.c": "",
    }),
    `/app/Makefile.uk:3:1: error: "/app/d/a.c" and "/app/a.c" of library "libx" both make a.o
    LIBX_SRCS-y += /app/d/a.c
    ^^^^^^^^^^^^^^^^^^^^^^^^^
  hint: give one of them a variant: a.c|other`,
  );
});

test("a source nobody can build", () => {
  assert.equal(
    errors(`${library}LIBX_SRCS-y += /app/a.rs\n`, { "/app/a.rs": "" }),
    `/app/Makefile.uk:2:1: error: no rule builds "a.rs": expected .c, .cc, .cpp, .S, .s, .ld or .lds.S, found ".rs"
    LIBX_SRCS-y += /app/a.rs
    ^^^^^^^^^^^^^^^^^^^^^^^^
  hint: rename the file, or leave it out of the library's SRCS`,
  );
});

test("an enabled library whose sources would be fetched", () => {
  assert.match(
    errors(`${library}$(eval $(call fetch,libx,https://example.org/x.tar.gz))\n`),
    /^\/app\/Makefile\.uk:2:8: error: library "libx" is made from https:\/\/example\.org\/x\.tar\.gz; fetching sources is not supported yet\n/,
  );
  plan("$(eval $(call addlib_s,libx,n))\n$(eval $(call fetch,libx,https://example.org/x.tar.gz))\n");
});

test("a prerequisite nobody makes, and a pattern rule", () => {
  assert.equal(
    errors(`${library}UK_PREPARE-y += /build/a.h\n/build/a.h: /app/gone.txt\n\tcp $< $@\n`),
    `error: no rule makes "/app/gone.txt", needed by "/build/a.h"
  hint: correct the path, or write a rule that makes the file`,
  );
  assert.equal(
    errors(`${library}UK_PREPARE-y += /build/a.h\n/build/%.h: /app/%.txt\n\tcp $< $@\n`),
    `/app/Makefile.uk:3:1: error: "/build/a.h" would be made by a pattern rule, which is not supported yet
    /build/%.h: /app/%.txt
    ^^^^^^^^^^^^^^^^^^^^^^
  hint: write a static pattern rule, with the targets in front: a.h b.h: %.h: %.in`,
  );
});

test("a library without a name, a second thread control block", () => {
  assert.match(
    errors("$(eval $(call addlib,))\n"),
    /expected a library name without blanks, found an empty argument/,
  );
  assert.equal(
    errors("$(eval $(call addlib, libx))\n"),
    `/app/Makefile.uk:1:8: error: expected a library name without blanks, found " libx"
    $(eval $(call addlib, libx))
           ^^^^^^^^^^^^^^^^^^^^
  hint: write $(eval $(call addlib,libx))`,
  );
  assert.match(
    errors("$(eval $(call ukarch_tls_tcb_reserve,16))\n$(eval $(call ukarch_tls_tcb_reserve,16))\n"),
    /^\/app\/Makefile\.uk:2:8: error: a second library reserves a thread control block/,
  );
});

test("no platform", () => {
  assert.throws(() => plan(library, {}, ""), { code: "unikraft/no-platform", exitCode: 2 });
});

test("sources of no library are warned about", () => {
  const { warnings } = plan(`${library}LIBZ_SRCS-y += /app/a.c\nOTHER_SRCS-y += b.c\n`);
  assert.deepEqual(
    warnings.map(({ message, hint }) => `${message}; ${hint ?? ""}`),
    [
      '"LIBZ_SRCS-y" belongs to no library, so its sources are not built; did you mean "LIBX_SRCS-y"?',
      '"OTHER_SRCS-y" belongs to no library, so its sources are not built; name the library with addlib first',
    ],
  );
});
