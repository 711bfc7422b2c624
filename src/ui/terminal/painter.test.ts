import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { describe, openMenu, reduce, type MenuState } from "../menu/index.ts";
import { gardenMenu, press, screenText, treeOf } from "../menu/menu.test-support.ts";
import { Painter } from "./painter.ts";
import { TinyTerminal } from "./screen.test-support.ts";

const colours = { colourDepth: 8, isUnicode: true } as const;

const wideTree = treeOf(
  `mainmenu "幅"\n${Array.from({ length: 60 }, (_, at) => `config A${at}\n\tbool "${at % 3 ? "option" : "選択"} ${at}"\n`).join("")}`,
);

function wideMenu(): MenuState {
  return openMenu({ title: "wide 幅", tree: wideTree, assignments: [] }, { width: 50, height: 20 });
}

test("what is painted step by step is what is painted at once", () => {
  const keys = fc.constantFrom(
    ..."down down up pagedown pageup end home enter left space y n / ? escape z d 1 選".split(" "),
  );
  fc.assert(
    fc.property(fc.boolean(), fc.array(keys, { maxLength: 60 }), (isWide, sequence) => {
      let state = isWide ? wideMenu() : gardenMenu({}, { width: 50, height: 18 });
      const { width, height } = state.size;
      const painter = new Painter(colours);
      const terminal = new TinyTerminal(width, height);
      for (const key of sequence) {
        state = press(state, key);
        terminal.write(painter.paint(describe(state)));
      }
      const screen = describe(state);
      terminal.write(painter.paint(screen));
      const fresh = new TinyTerminal(width, height);
      fresh.write(new Painter(colours).paint(screen));
      assert.deepEqual(terminal.content(), fresh.content());
      assert.deepEqual(
        terminal.texts(),
        screen.rows.map(({ runs }) =>
          runs
            .map(({ text }) => text)
            .join("")
            .trimEnd(),
        ),
      );
      assert.equal(terminal.isCaretShown, screen.caret !== undefined);
      if (screen.caret)
        assert.deepEqual([terminal.row, terminal.column], [screen.caret.row, screen.caret.column]);
    }),
    { numRuns: 150 },
  );
});

test("nothing is written when nothing changes", () => {
  const painter = new Painter(colours);
  const state = gardenMenu();
  painter.paint(describe(state));
  assert.equal(painter.paint(describe(press(state, "x"))), "");
});

test("little is written for a cursor that moves and for a list that scrolls", () => {
  const painter = new Painter(colours);
  let state = press(wideMenu(), "down down down down down down down down down down");
  painter.paint(describe(state));
  for (let step = 0; step < 8; step += 1) {
    state = press(state, "down");
    const written = painter.paint(describe(state)).length;
    assert.ok(written < 500, `${written} characters`);
  }
});

test("another size is painted whole", () => {
  const painter = new Painter(colours);
  const state = gardenMenu();
  painter.paint(describe(state));
  const small = describe(reduce(state, { kind: "resize", width: 40, height: 12 }));
  const terminal = new TinyTerminal(40, 12);
  terminal.write(painter.paint(small));
  assert.equal(terminal.texts().join("\n").trimEnd(), screenText(small).replace(/^[|>]/gm, "").trimEnd());
});

test("without colours there are none, and nothing but ASCII where nothing else can be shown", () => {
  const plain = new Painter({ colourDepth: 1, isUnicode: false }).paint(
    describe(press(wideMenu(), "down space d")),
  );
  assert.doesNotMatch(plain, /\x1b\[[\d;]*(3\d|38|9\d)m/);
  assert.match(plain, /^[\x1b\x20-\x7e]*$/);
  const screen = new TinyTerminal(50, 20);
  screen.write(plain);
  assert.equal(screen.texts()[3], "   A1  n > y  option 1");
  const few = new Painter({ colourDepth: 4, isUnicode: true }).paint(describe(wideMenu()));
  assert.doesNotMatch(few, /38;/);
});
