import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KilnError, locate, MemoryFileSystem, renderError, type Span } from "../base/index.ts";
import { MakeEvaluator, traceWord, type MakeHost, type MakeOutput, type NativeFunction } from "./index.ts";

interface Setup {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly natives?: Readonly<Record<string, NativeFunction>>;
  readonly shell?: MakeHost["shell"];
}

/** An evaluator on memory that has read `text` as `/w/Makefile`. */
function evaluated(text: string, { files = {}, env = {}, natives = {}, shell }: Setup = {}) {
  const said: MakeOutput[] = [];
  const evaluator = new MakeEvaluator(
    {
      files: new MemoryFileSystem({ ...files, "/w/Makefile": text }),
      env,
      cwd: "/w",
      shell: shell ?? (() => ({ stdout: "", exitCode: 0 })),
      output: (event) => said.push(event),
    },
    { natives: new Map(Object.entries(natives)) },
  );
  evaluator.include("Makefile");
  return { evaluator, said };
}

function at(span: Span | undefined): string {
  if (!span) return "nowhere";
  const { line, column } = locate(span.source, span.start);
  return `${span.source.name}:${line}:${column} ${span.source.text.slice(span.start, span.end)}`;
}

describe("variables from outside", () => {
  it("are defined without being read again", () => {
    const { evaluator } = evaluated("");
    evaluator.define("A", "$(x) # y");
    assert.equal(evaluator.value("A"), "$(x) # y");
    evaluator.define("B", "<$(A)>", { flavor: "recursive" });
    assert.equal(evaluator.value("B"), "<$(x) # y>");
  });

  it("yield to stronger origins", () => {
    const { evaluator } = evaluated("");
    evaluator.define("A", "cmd", { origin: "command line" });
    evaluator.evaluate({ name: "m", text: "A = file\nA += more\noverride A += forced\n" });
    assert.equal(evaluator.value("A"), "cmd forced");
    evaluator.define("A", "x");
    assert.equal(evaluator.variable("A")?.origin, "override");
    assert.equal(evaluator.value("A"), "cmd forced");
    evaluator.undefine("A");
    assert.equal(evaluator.variable("A"), undefined);
  });

  it("append as += does", () => {
    const { evaluator } = evaluated("x = 1\nS := a\nR = a\n");
    for (const name of ["S", "R", "U"]) evaluator.append(name, "$(x)");
    evaluator.define("x", "2");
    assert.deepEqual(
      ["S", "R", "U"].map((name) => evaluator.value(name)),
      ["a 1", "a 2", "2"],
    );
    assert.deepEqual(
      ["S", "R", "U"].map((name) => evaluator.variable(name)?.rawValue),
      ["a 1", "a $(x)", "$(x)"],
    );
  });

  it("are listed in order of definition", () => {
    const { evaluator } = evaluated("b = 1\na = 2\nb = 3\n");
    const names = [...evaluator.variableNames()];
    assert.deepEqual(names.slice(-2), ["b", "a"]);
    assert.equal(evaluator.expand("$(filter a b,$(.VARIABLES))"), "b a");
  });

  it("can be hidden while a recipe is expanded", () => {
    const { evaluator } = evaluated("@ = global\n");
    const recipe = "cc -o $@ $< $(@D) $(@F) $(^F)";
    const automatic = new Map([
      ["@", "out/a.o"],
      ["<", "a.c"],
      ["^", "a.c h/b.h"],
    ]);
    const expanded = evaluator.withVariables(automatic, () => evaluator.expand(recipe));
    assert.equal(expanded, "cc -o out/a.o a.c out a.o a.c b.h");
    assert.equal(evaluator.value("@"), "global");
  });
});

describe("natives", () => {
  const natives = {
    add: ([name, words]: readonly string[], { evaluator }: { evaluator: MakeEvaluator }) => {
      evaluator.append(name!, words!);
      return "";
    },
    args: (args: readonly string[]) => JSON.stringify(args),
    where: (_: readonly string[], { span }: { span: Span }) => at(span),
  };

  it("are reached by call, by name and by reference, unstripped", () => {
    const { evaluator } = evaluated("", { natives });
    assert.equal(
      evaluator.expand("$(call args, a ,b,,c) $(args x, y ) $(args) $(call args)"),
      '[" a ","b","","c"] ["x"," y "] [] []',
    );
  });

  it("yield to makefile variables", () => {
    const { evaluator } = evaluated("args = mine $1\n", { natives });
    assert.equal(evaluator.expand("$(call args,x) [$(args x)]"), "mine x []");
  });

  it("look like defined variables", () => {
    const text = "ifdef args\nyes = 1\nendif\nifndef nothing\nno = 1\nendif\n";
    const { evaluator } = evaluated(text, { natives });
    assert.equal(evaluator.expand("$(yes)$(no) $(origin args) $(flavor args)"), "11 file recursive");
  });

  it("change variables from within eval", () => {
    const { evaluator } = evaluated("$(eval $(call add,SRCS,a.c))\n$(call add,SRCS,b.c)\n", { natives });
    assert.equal(evaluator.value("SRCS"), "a.c b.c");
    const spans = evaluator.variable("SRCS")?.contributions.map(({ span }) => at(span));
    assert.deepEqual(spans, [
      "Makefile:1:1 $(eval $(call add,SRCS,a.c))",
      "Makefile:2:1 $(call add,SRCS,b.c)",
    ]);
  });

  it("know the call that a person wrote", () => {
    const text = [
      "a := x $(call where) y",
      "b := $(strip \\",
      "  $(where 1))",
      "f = $(call where)",
      "c := - $(call f) -",
      "$(eval d := $$(call where))",
    ].join("\n");
    const { evaluator } = evaluated(text, { natives });
    assert.equal(evaluator.value("a"), "x Makefile:1:8 $(call where) y");
    assert.equal(evaluator.value("b"), "Makefile:3:3 $(where 1)");
    assert.equal(evaluator.value("c"), "- Makefile:5:8 $(call f) -");
    assert.equal(evaluator.value("d"), "Makefile:6:1 $(eval d := $$(call where))");
  });
});

describe("rules", () => {
  const rules = (text: string, files: Readonly<Record<string, string>> = {}) =>
    evaluated(text, { files }).evaluator.rules;

  it("keep targets, prerequisites, order-only ones and the recipe with places", () => {
    const [rule] = rules(
      "O = out\n$(O)/a.o ./b: a.c  ./x.h | $(O) dir\n\tcc \\\n\t -o $@\n\n# c\n\t@echo $(O)\n",
    );
    assert.deepEqual(rule?.targets, ["out/a.o", "b"]);
    assert.deepEqual(rule.prerequisites, ["a.c", "x.h"]);
    assert.deepEqual(rule.orderOnly, ["out", "dir"]);
    assert.deepEqual(
      [rule.kind, rule.doubleColon, rule.grouped, rule.hasRecipe],
      ["explicit", false, false, true],
    );
    assert.deepEqual(
      rule.recipe.map(({ text }) => text),
      ["cc \\\n -o $@", "@echo $(O)"],
    );
    assert.equal(at(rule.recipe[1]?.span), "Makefile:7:1 \t@echo $(O)");
    assert.match(at(rule.span), /^Makefile:2:1 /);
  });

  it("take a recipe after a semicolon, an empty one too", () => {
    const [a, b, c] = rules("a: b ; echo $@ # c ; d\n\techo 2\nb: ;\nc: d\n");
    assert.deepEqual(
      a?.recipe.map(({ text }) => text),
      ["echo $@ # c ; d", "echo 2"],
    );
    assert.deepEqual([b?.hasRecipe, b?.recipe, c?.hasRecipe], [true, [], false]);
  });

  it("tell the kinds apart", () => {
    const read = rules("a:: b\n%.o: %.c\na.o b.o: %.o: %.c x.h | d\nx y &: z\n");
    assert.deepEqual(
      read.map(({ kind }) => kind),
      ["explicit", "pattern", "static pattern", "explicit"],
    );
    assert.deepEqual(
      read.map(({ doubleColon }) => doubleColon),
      [true, false, false, false],
    );
    assert.deepEqual(
      read.map(({ grouped }) => grouped),
      [false, false, false, true],
    );
    assert.equal(read[2]?.targetPattern, "%.o");
    assert.deepEqual(read[2].prerequisites, ["%.c", "x.h"]);
  });

  it("expand wildcards that match and keep those that do not", () => {
    const [rule] = rules("*.x: *.c *.none\n", { "/w/b.c": "", "/w/a.c": "" });
    assert.deepEqual([rule?.targets, rule?.prerequisites], [["*.x"], ["a.c", "b.c", "*.none"]]);
  });

  it("unquote names", () => {
    const [rule] = rules("a\\:b c\\ d: e\\#f g\\|h\n");
    assert.deepEqual(
      [rule?.targets, rule?.prerequisites],
      [
        ["a:b", "c d"],
        ["e#f", "g|h"],
      ],
    );
  });

  it("hold target-specific variables", () => {
    const [a, b, c] = rules(
      "x = 1\nt u: V = $(x) ;y\nt: override export W := $(x)\n%.o: private Z += $(x)\nx = 2\n",
    );
    const { span, ...variable } = a!.variables[0]!;
    assert.deepEqual(a!.targets, ["t", "u"]);
    assert.match(at(span), /^Makefile:2:1 /);
    assert.deepEqual(variable, {
      name: "V",
      operator: "=",
      value: "$(x) ;y",
      flavor: "recursive",
      export: false,
      override: false,
      private: false,
    });
    assert.deepEqual(
      [b!.variables[0]!.value, b!.variables[0]!.override, b!.variables[0]!.export],
      ["1", true, true],
    );
    assert.deepEqual([c!.kind, c!.variables[0]!.operator, c!.variables[0]!.private], ["pattern", "+=", true]);
  });

  it("keep text for a second expansion", () => {
    const [, , b] = rules("a: $$@.c\n.SECONDEXPANSION:\nb: $$@.c $$(filter x,y) | z\n");
    assert.equal(b?.secondExpansion, " $@.c $(filter x,y) | z");
    assert.deepEqual(b.orderOnly, ["z"]);
  });

  it("made by eval lie at the call", () => {
    const { evaluator } = evaluated("define r\n$1: $2\n\tcc $$< $(1)\nendef\n\n$(eval $(call r,a,b))\n");
    const [rule] = evaluator.rules;
    assert.deepEqual(
      rule?.recipe.map(({ text }) => text),
      ["cc $< a"],
    );
    assert.equal(at(rule.span), "Makefile:6:1 $(eval $(call r,a,b))");
    assert.equal(at(rule.recipe[0]?.span), "Makefile:6:1 $(eval $(call r,a,b))");
  });

  it("warn about a second recipe", () => {
    const { evaluator, said } = evaluated("a:\n\tone\na:\n\ttwo\n");
    const [warning] = evaluator.diagnostics;
    assert.equal(warning?.message, "overriding recipe for target 'a'");
    assert.equal(at(warning.span), "Makefile:4:1 \ttwo");
    assert.deepEqual(
      said.map(({ text, span }) => `${text} ${at(span)}`),
      [
        "warning: overriding recipe for target 'a' Makefile:4:1 \ttwo",
        "warning: ignoring old recipe for target 'a' Makefile:2:1 \tone",
      ],
    );
  });
});

describe("the environment", () => {
  it("reaches recipes with the values of now", () => {
    const text = "A = file\nexport B = $(A)\nC = no\nD = imported $(A)\nexport C-D = odd\nunexport E\n";
    const env = { PATH: "/bin", D: "old", E: "gone", SHELL: "/bin/fish" };
    assert.deepEqual(evaluated(text, { env }).evaluator.exported(), {
      PATH: "/bin",
      SHELL: "/bin/fish",
      MAKELEVEL: "1",
      B: "file",
      D: "imported file",
      "C-D": "odd",
    });
  });

  it("takes everything after a bare export, but no names a shell cannot hold", () => {
    const { evaluator } = evaluated("export\nA = 1\na-b = 2\nB = 3\nunexport B\n", {
      env: { MAKELEVEL: "2" },
    });
    assert.deepEqual(evaluator.exported(), { MAKELEVEL: "3", A: "1" });
  });
});

describe("reads", () => {
  it("name what the result depends on", () => {
    const text =
      "-include no.mk sub/*.mk\na := $(shell echo $(HOME)) $(wildcard *.c) $(UNSET)\nifdef FLAG\nendif\n";
    const { reads } = evaluated(text, {
      files: { "/w/sub/x.mk": "", "/w/y.c": "" },
      env: { HOME: "/h", OTHER: "1" },
      shell: () => ({ stdout: "out\n", exitCode: 0 }),
    }).evaluator;
    assert.deepEqual(reads.files, ["/w/Makefile", "/w/sub/x.mk"]);
    assert.ok(reads.missingFiles.includes("/w/no.mk"));
    assert.deepEqual(reads.shell, [{ command: "echo /h", stdout: "out\n", exitCode: 0 }]);
    assert.deepEqual(reads.globs.at(-1), { pattern: "*.c", matches: ["y.c"] });
    assert.deepEqual(
      ["HOME", "UNSET", "FLAG"].map((name) => [reads.env.has(name), reads.env.get(name)]),
      [
        [true, "/h"],
        [true, undefined],
        [true, undefined],
      ],
    );
    assert.ok(!reads.env.has("OTHER"));
  });

  it("hand the shell its words and pass on what it complains about", () => {
    const calls: unknown[] = [];
    const { said } = evaluated("SHELL = /bin/bash\n.SHELLFLAGS = -e -c\nx := $(shell a  b)\n", {
      env: { K: "v" },
      shell: (...args) => {
        calls.push(args);
        return { stdout: "", stderr: "oops\n", exitCode: 1 };
      },
    });
    assert.deepEqual(calls, [["a  b", { K: "v" }, ["/bin/bash", "-e", "-c", "a  b"]]]);
    assert.deepEqual(
      said.map(({ kind, text }) => [kind, text]),
      [["stderr", "oops\n"]],
    );
  });
});

describe("traceWord", () => {
  it("finds the line that wrote a word", () => {
    const text =
      "BASE = src\nV += $(BASE)/a.c $(BASE)/foo.c\nV += b.c \\\n  $(BASE)/c.c\nS := x\nS += $(BASE)/foo.c\n";
    const { evaluator } = evaluated(text);
    assert.equal(at(traceWord(evaluator, "V", "src/foo.c")), "Makefile:2:1 V += $(BASE)/a.c $(BASE)/foo.c");
    assert.match(at(traceWord(evaluator, "V", "src/c.c")), /^Makefile:3:1 /);
    assert.equal(at(traceWord(evaluator, "S", "src/foo.c")), "Makefile:6:1 S += $(BASE)/foo.c");
    assert.equal(traceWord(evaluator, "V", "nope"), undefined);
    assert.equal(traceWord(evaluator, "NONE", "x"), undefined);
  });

  it("leads eval back to its call and include to its file", () => {
    const files = { "/w/a.mk": "V += from-include.c\n" };
    const { evaluator } = evaluated("define add\nV += $1.c\nendef\ninclude a.mk\n\n$(eval $(call add,x))\n", {
      files,
    });
    assert.equal(at(traceWord(evaluator, "V", "x.c")), "Makefile:6:1 $(eval $(call add,x))");
    assert.equal(at(traceWord(evaluator, "V", "from-include.c")), "a.mk:1:1 V += from-include.c");
  });
});

describe("after an error", () => {
  it("the evaluator still answers", () => {
    const { evaluator } = evaluated("a = $(a)\nb = 1\nf = $(call g,$1)\ng = $(word 0,$1)\n");
    assert.throws(() => evaluator.value("a"), KilnError);
    assert.throws(() => evaluator.expand("$(call f,x)$(foreach b,1,$(a))"), KilnError);
    assert.equal(evaluator.expand("$(b)$1"), "1");
    assert.throws(() => evaluator.value("a"), /Recursive variable 'a' references itself/);
  });

  it("endless recursion is one", () => {
    const { evaluator } = evaluated("f = x$(call f,$1)\ne = $(eval $$(e))\nd = $(if 1,$(call d))\n");
    for (const text of ["$(call f)", "$(e)", "$(call d)"]) {
      assert.throws(() => evaluator.expand(text), KilnError, text);
    }
    const { evaluator: self } = evaluated("x = 1\n", { files: { "/w/self.mk": "include self.mk\n" } });
    assert.throws(() => self.include("self.mk"), /nested too deeply/);
  });
});

describe("diagnostics", () => {
  /** The rendered error of a makefile. */
  function check(text: string, expected: string, files: Readonly<Record<string, string>> = {}): void {
    let error: unknown;
    try {
      evaluated(text, { files });
    } catch (thrown) {
      error = thrown;
    }
    assert.ok(error instanceof KilnError, "an error was expected");
    assert.equal(error.exitCode, 2);
    assert.equal(renderError(error), expected);
  }

  it("show the line of a missing separator", () => {
    check(
      "a = 1\nfoo bar\n",
      `Makefile:2:1: error: missing separator
    foo bar
    ^^^^^^^
  hint: write 'target: prerequisites', 'NAME = value' or a directive`,
    );
  });

  it("show the ifeq without its endif, and the define without its endef", () => {
    check(
      "ifeq (a,a)\nx = 1\n",
      `Makefile:1:1: error: missing 'endif'
    ifeq (a,a)
    ^^^^^^^^^^
  hint: close the conditional with 'endif'`,
    );
    check(
      "x = 1\ndefine y\nx = 1\n",
      `Makefile:2:1: error: missing 'endef', unterminated 'define'
    define y
    ^^^^^^^^
  hint: close the definition with 'endef'`,
    );
  });

  it("point at the call inside a line", () => {
    check(
      "a := x $(word 0,a)\n",
      `Makefile:1:8: error: first argument to 'word' function must be greater than 0
    a := x $(word 0,a)
           ^^^^^^^^^^^`,
    );
    check(
      "a = b \\\n  $(subst a,b) c\nb := $(a)\n",
      `Makefile:1:1: error: insufficient number of arguments (2) to function 'subst'
    a = b \\
    ^^^^^^^
Makefile:3:1: note: used here`,
    );
  });

  it("tell how evaluated text came about", () => {
    check(
      "define lib\n$1_A := 1\n$(call inner,$1)\nendef\ninner = oops $1\n\n$(eval $(call lib,x))\n",
      `Makefile:7:1: error: missing separator
    $(eval $(call lib,x))
    ^^^^^^^^^^^^^^^^^^^^^
note: in text given to eval, line 2: 'oops x'
  hint: write 'target: prerequisites', 'NAME = value' or a directive`,
    );
  });

  it("tell the chain of calls", () => {
    check(
      "f = $(call g,$1)\ng = $(error bad $1)\n\nx := $(call f,y)\n",
      `Makefile:4:6: error: bad y
    x := $(call f,y)
         ^^^^^^^^^^^
Makefile:2:1: note: expanded from call of 'g'
Makefile:1:1: note: expanded from call of 'f'`,
    );
  });

  it("tell who included the file", () => {
    check(
      "include a.mk\n",
      `a.mk:1:1: error: b.mk: No such file or directory
    include b.mk
    ^^^^^^^^^^^^
Makefile:1:1: note: included from here
  hint: correct the name, or write '-include' if the file may be missing`,
      { "/w/a.mk": "include b.mk\n" },
    );
  });

  it("tell a recursive variable's chain", () => {
    check(
      "x = $(y)\ny = 1 $(x)\nz := $(x)\n",
      `Makefile:1:1: error: Recursive variable 'x' references itself (eventually)
    x = $(y)
    ^^^^^^^^
Makefile:2:1: note: expanded from 'y'
Makefile:1:1: note: expanded from 'x'
Makefile:3:1: note: used here
  hint: assign it with ':=' or '+=', or give the new value another name`,
    );
  });

  it("place an expansion asked for from outside", () => {
    const { evaluator } = evaluated("");
    const source = { name: "outside", text: "key: $(word x,a)" };
    const span = { source, start: 5, end: 16 };
    try {
      evaluator.expand("$(word x,a)", span);
      assert.fail("an error was expected");
    } catch (error) {
      assert.ok(error instanceof KilnError);
      assert.deepEqual(error.diagnostics[0]?.span, span);
    }
  });
});
