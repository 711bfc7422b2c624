import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import fc from "fast-check";
import { Configuration, type Assignment } from "../../kconfig/index.ts";
import { cellWidth, changesOf, describe, reduce, type MenuState } from "./index.ts";
import { gardenMenu, gardenTree, press, treeOf } from "./menu.test-support.ts";
import { openMenu } from "./open-menu.ts";
import { rowsOf } from "./rows.ts";
import { configurationOf, placeNow } from "./state.ts";

/** What must be saved after keys. */
function changesAfter(keys: string, loaded: Readonly<Record<string, string>> = {}): Record<string, string> {
  const changes = changesOf(press(gardenMenu(loaded), keys));
  return Object.fromEntries(changes.map(({ name, value }) => [name, value ?? "(default)"]));
}

suite("what is saved", () => {
  test("an option that was set", () => {
    assert.deepEqual(changesAfter("down enter y"), { PUMP: "y" });
  });
  test("nothing for a value that is the default", () => {
    assert.deepEqual(changesAfter("n y"), {});
  });
  test("nothing for what was set and undone", () => {
    assert.deepEqual(changesAfter("down enter y u"), {});
  });
  test("a value that was in the file goes when the option goes back to its default", () => {
    assert.deepEqual(changesAfter("down enter down r", { HOSE_LENGTH: "30" }), { HOSE_LENGTH: "(default)" });
  });
  test("what loses its effect goes, too", () => {
    assert.deepEqual(changesAfter("down enter n", { PUMP: "y", SOIL_CLAY: "y" }), {
      PUMP: "n",
      SOIL_CLAY: "(default)",
    });
  });
  test("what had no effect before stays as it is", () => {
    assert.deepEqual(changesAfter("n", { DRY_RUN: "y" }), { MODULES: "n" });
  });
  test("choosing another member takes the old one out", () => {
    assert.deepEqual(changesAfter("down down down enter up space", { SOIL_LOAM: "y" }), {
      SOIL_LOAM: "(default)",
      SOIL_SAND: "y",
    });
  });
  test("undoing a choice brings back what several assignments said", () => {
    const loaded = { SOIL_SAND: "y", SOIL_LOAM: "y" };
    const first = gardenMenu(loaded);
    const state = press(first, "down down down enter up space u");
    assert.equal(configurationOf(state).value("SOIL_LOAM"), "y");
    assert.deepEqual(changesOf(state), []);
  });
  test("after saving only what is new", () => {
    const asked = press(gardenMenu(), "down enter y s");
    assert.deepEqual(asked.request, { kind: "preview", changes: [{ name: "PUMP", value: "y" }] });
    const previewed = press(reduce(asked, { kind: "previewed", diff: "+PUMP" }), "enter");
    assert.deepEqual(previewed.request, { kind: "save", changes: [{ name: "PUMP", value: "y" }] });
    const saved = reduce(previewed, { kind: "saved", message: "saved" });
    assert.deepEqual(changesOf(saved), []);
    assert.deepEqual(changesOf(press(saved, "down n")), [{ name: "DRY_RUN", value: "n" }]);
    assert.deepEqual(changesOf(press(saved, "u")), [{ name: "PUMP", value: undefined }]);
  });
  test("nothing without having seen the difference", () => {
    assert.equal(press(gardenMenu(), "down enter y s enter").request, undefined);
  });
  test("a failure keeps the changes", () => {
    const asked = press(gardenMenu(), "down enter y q y");
    const failed = reduce(asked, { kind: "failed", message: "the file cannot be written" });
    assert.equal(failed.left, false);
    const back = press(failed, "enter escape");
    assert.deepEqual(changesOf(back), [{ name: "PUMP", value: "y" }]);
  });
});

suite("values", () => {
  const valueAfter = (keys: string, name: string): string =>
    configurationOf(press(gardenMenu(), keys)).value(name);
  test("space goes through the possible ones", () => {
    const to = "down enter down down down";
    assert.equal(valueAfter(`${to} space`, "SPRINKLER"), "m");
    assert.equal(valueAfter(`${to} space space`, "SPRINKLER"), "y");
    assert.equal(valueAfter(`${to} space space space`, "SPRINKLER"), "n");
  });
  test("an impossible one changes nothing and says why", () => {
    const state = press(gardenMenu(), "down enter m");
    assert.equal(state.message, "PUMP is bool: y or n");
    assert.deepEqual(state.past, []);
  });
  test("an older state stays what it was", () => {
    const one = press(gardenMenu(), "down enter y");
    const two = press(one, "down n");
    const three = press(two, "u u");
    assert.equal(configurationOf(two).value("DRY_RUN"), "n");
    assert.equal(configurationOf(one).value("DRY_RUN"), "y");
    assert.equal(configurationOf(three).value("PUMP"), "n");
    assert.equal(configurationOf(two).value("PUMP"), "y");
  });
});

const KEYS = [
  ..."up down left right pageup pagedown home end enter escape backspace delete tab shift-tab".split(" "),
  ..."jkhlgGynmrzaudUsq?/ 0159xf日".split(""),
  ..."ctrl-r ctrl-u ctrl-b ctrl-f ctrl-k ctrl-e ctrl-n".split(" "),
];

/** Keys, and now and then a new size or an answer from outside. */
const events = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...KEYS).map((key) => ({ kind: "key", key }) as const) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("resize" as const),
        width: fc.integer({ min: 0, max: 130 }),
        height: fc.integer({ min: 0, max: 50 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        { kind: "previewed", diff: "--- a\n+++ b\n+x\n" } as const,
        { kind: "saved", message: "saved" } as const,
        { kind: "failed", message: "no room\nleft" } as const,
      ),
    },
  ),
  { maxLength: 120 },
);

const LOADED = [
  {},
  { PUMP: "y", DRY_RUN: "n", SOIL_CLAY: "y" },
  { FENCE_HEDGE: "y", HOSE_LENGTH: "99", POWER: "n" },
];

function checkState(state: MenuState): void {
  const place = placeNow(state);
  const rows = rowsOf(state, place.menu);
  assert.equal(place.cursor, rows[place.row]?.node);
  assert.ok(place.row === 0 || place.row < rows.length);
  const screen = describe(state);
  assert.equal(screen.rows.length, screen.height);
  for (const { runs } of screen.rows) {
    const text = runs.map((one) => one.text).join("");
    assert.ok(cellWidth(text) <= screen.width, `"${text}" is wider than ${screen.width}`);
    assert.doesNotMatch(text, /\p{Cc}/u);
  }
  if (screen.caret) {
    assert.ok(screen.caret.row < screen.height && screen.caret.column < screen.width);
  }
}

/** Reading the file with the changes gives what the menu shows. */
function checkChanges(state: MenuState, loaded: Readonly<Record<string, string>>): void {
  const written = new Map(Object.entries(loaded));
  for (const { edits } of state.saved) apply(written, edits);
  apply(written, changesOf(state));
  const read = new Configuration(state.model.tree);
  for (const [name, value] of written) read.assign(name, value);
  const shown = configurationOf(state);
  for (const { name } of state.model.symbols) assert.equal(read.value(name), shown.value(name), name);
}

function apply(
  written: Map<string, string>,
  changes: readonly { readonly name: string; readonly value: string | undefined }[],
): void {
  for (const { name, value } of changes) {
    written.delete(name);
    if (value !== undefined) written.set(name, value);
  }
}

test("any keys: nothing is thrown, every screen is whole, what is saved is what is shown, undo goes all the way", () => {
  fc.assert(
    fc.property(fc.constantFrom(...LOADED), events, (loaded, sequence) => {
      let state = gardenMenu(loaded);
      const values = (one: MenuState): string[] =>
        one.model.symbols.map((symbol) => configurationOf(one).valueOf(symbol));
      const first = values(state);
      for (const event of sequence) {
        state = reduce(state, event);
        checkState(state);
      }
      checkChanges(state, loaded);
      let back: MenuState = { ...state, left: false, view: { kind: "entries" } };
      while (back.past.length > 0) back = press(back, "u");
      assert.deepEqual(values(back), first);
    }),
    { numRuns: 150 },
  );
});

test("a tree without anything in it, and one with control characters", () => {
  const open = (text: string, assignments: Assignment[] = []): MenuState =>
    openMenu({ title: "\x1b[31m", tree: treeOf(text), assignments }, { width: 40, height: 10 });
  const empty = press(open(""), "down enter space y ? d z / x enter escape s");
  checkState(empty);
  checkState(press(open('config A\n\tbool "a\x1b]0;title\x07b"\n\thelp\n\t  c\x9bd\te\n'), "? escape y / a"));
});

test("the garden's Kconfig has no mistakes", () => {
  assert.deepEqual(gardenTree().diagnostics, []);
});
