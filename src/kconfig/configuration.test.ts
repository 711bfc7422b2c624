import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MemoryFileSystem } from "../base/index.ts";
import {
  Configuration,
  parseKconfig,
  renderDotConfig,
  renderMinimalConfig,
  type KconfigTree,
} from "./index.ts";

function parse(text: string): KconfigTree {
  const tree = parseKconfig("/k", { files: new MemoryFileSystem({ "/k": text }), env: {} });
  assert.deepEqual(tree.diagnostics, []);
  return tree;
}

const SAMPLE = `
config MODULES
	bool "modules"
	modules
config A
	tristate "a"
	select S if B
	imply I
config B
	bool "b"
	depends on A
config S
	tristate
	default m if L > 8
config I
	bool "i"
	depends on S
choice
	prompt "c"
	depends on !B
	default C2 if A
config C1
	bool "c1"
config C2
	bool "c2"
config C3
	bool "c3"
	depends on S
endchoice
choice
	prompt "t"
	tristate
	optional
config T1
	tristate "t1"
config T2
	tristate "t2"
endchoice
config N
	int "n"
	default 9 if C3
	default 3
	range 1 L
config L
	int "l"
	default 8
config STR
	string "str" if C2 || T1
	default "x"
`;
const NAMES = ["MODULES", "A", "B", "S", "I", "C1", "C2", "C3", "T1", "T2", "N", "L", "STR"];

test("values change with assignments, come back when they are unset, and configurations are apart", () => {
  const tree = parse(SAMPLE);
  const one = new Configuration(tree);
  const two = new Configuration(tree);
  assert.equal(one.value("C1"), "y");
  one.assign("A", "y");
  assert.equal(one.value("C2"), "y");
  assert.equal(one.value("I"), "n");
  one.assign("B", "y");
  assert.equal(one.value("S"), "y");
  assert.equal(one.value("I"), "y");
  assert.equal(one.value("C2"), "n");
  one.unset("A");
  assert.equal(one.value("C1"), "y");
  assert.deepEqual([...one.assignments], [{ name: "B", value: "y", origin: undefined }]);
  assert.equal(two.value("S"), "n");
  assert.equal(two.value("NOBODY"), "n");
  two.assign("NOBODY", "y");
  assert.deepEqual([...two.assignments], []);
});

test("what can be set", () => {
  const configuration = new Configuration(parse(SAMPLE));
  const show = (name: string): unknown[] => [
    configuration.isVisible(name),
    configuration.isChangeable(name),
    configuration.assignableValues(name).join(""),
  ];
  assert.deepEqual(show("A"), [true, true, "ny"]);
  assert.deepEqual(show("B"), [false, false, ""]);
  assert.deepEqual(show("S"), [false, false, ""]);
  assert.deepEqual(show("C1"), [true, true, "y"]);
  assert.deepEqual(show("N"), [true, true, ""]);
  assert.deepEqual(show("NOBODY"), [false, false, ""]);
  configuration.assign("MODULES", "y");
  assert.deepEqual(show("A"), [true, true, "nmy"]);
});

test("a selected symbol can only be raised", () => {
  const text =
    'config MODULES\n\tdef_bool y\n\tmodules\nconfig A\n\tdef_tristate m\n\tselect T\nconfig T\n\ttristate "t"\n';
  const configuration = new Configuration(parse(text));
  assert.deepEqual(configuration.assignableValues("T"), ["m", "y"]);
  configuration.assign("T", "n");
  assert.equal(configuration.value("T"), "m");
  assert.deepEqual(
    configuration.ineffective().map(({ name, explanation }) => [name, explanation.obstacles[0]!.kind]),
    [["T", "forced"]],
  );
});

test("a name nobody defines is explained", () => {
  const explanation = new Configuration(parse(SAMPLE)).explain("NOBODY", "y");
  assert.deepEqual(explanation.obstacles, [{ kind: "undefined" }]);
  assert.deepEqual(explanation.notes, [{ message: 'no Kconfig file defines "NOBODY"' }]);
});

test("a value not of the type has no effect and says so", () => {
  const configuration = new Configuration(parse(SAMPLE));
  configuration.assign("N", "many");
  configuration.assign("A", "yes");
  assert.deepEqual(
    configuration
      .ineffective()
      .map(({ name, wanted, value, explanation }) => [name, wanted, value, explanation.obstacles]),
    [
      ["N", "many", "3", [{ kind: "invalid", type: "int" }]],
      ["A", "yes", "n", [{ kind: "invalid", type: "tristate" }]],
    ],
  );
});

const step = fc.record({
  name: fc.constantFrom(...NAMES),
  value: fc.constantFrom("y", "n", "m", "1", "7", "100", "text", undefined),
});

test("whatever is set and unset, the result is that of a fresh configuration", () => {
  const tree = parse(SAMPLE);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const edited = new Configuration(tree);
      for (const { name, value } of steps) {
        if (value === undefined) edited.unset(name);
        else edited.assign(name, value);
        // Asking in between fills the cache that the next assignment must clear.
        edited.value("N");
        edited.value("STR");
      }
      const fresh = new Configuration(tree);
      for (const { name, value } of edited.assignments) fresh.assign(name, value);
      assert.equal(renderDotConfig(edited), renderDotConfig(fresh));
      assert.equal(renderMinimalConfig(edited), renderMinimalConfig(fresh));
      for (const name of NAMES) assert.deepEqual(edited.explain(name, "y"), fresh.explain(name, "y"));
      for (const { wanted, value, explanation } of edited.ineffective()) {
        assert.notEqual(wanted, value);
        assert.ok(explanation.obstacles.length > 0 && explanation.notes.length > 0);
      }
    }),
    { numRuns: 300 },
  );
});
