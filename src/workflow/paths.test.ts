import assert from "node:assert/strict";
import { test } from "node:test";
import { cacheFolder, stateFolder } from "./paths.ts";

test("the user's folders are where XDG says, else below HOME", () => {
  assert.equal(cacheFolder({ HOME: "/h", XDG_CACHE_HOME: "/c" }), "/c/kiln");
  assert.equal(stateFolder({ HOME: "/h", XDG_STATE_HOME: "/s" }), "/s/kiln");
  assert.equal(cacheFolder({ HOME: "/h" }), "/h/.cache/kiln");
  assert.equal(stateFolder({ HOME: "/h" }), "/h/.local/state/kiln");
});

test("an empty or relative folder is ignored", () => {
  assert.equal(cacheFolder({ HOME: "/h", XDG_CACHE_HOME: "" }), "/h/.cache/kiln");
  assert.equal(stateFolder({ HOME: "/h", XDG_STATE_HOME: "rel" }), "/h/.local/state/kiln");
});
