import { test } from "node:test";
import assert from "node:assert/strict";
import { KilnError, renderError } from "../base/index.ts";
import { coreChoice } from "./project.ts";
import { kconfigAssignments } from "./kconfig-assignments.ts";
import { applicationLibrary, newProjectFiles } from "./new-project.ts";
import { projectOf } from "./project-fixture.ts";

test("the new project's Kraftfile is one that kiln reads", () => {
  const files = newProjectFiles("my-app");
  const project = projectOf(files["Kraftfile"]!);
  assert.equal(project.name, "my-app");
  assert.deepEqual(coreChoice(project.unikraft!), { kind: "kiln" });
  assert.deepEqual(
    project.targets.map(({ kernelPath }) => kernelPath),
    ["/home/me/app/.unikraft/build/my-app_qemu-x86_64"],
  );
  const option = kconfigAssignments(project, project.targets[0])[1]!;
  assert.equal(option.name, "APPMY_APP_PRINT_ARGUMENTS");
  assert.match(files["Config.uk"]!, /^config APPMY_APP_PRINT_ARGUMENTS$/m);
  assert.match(files["main.c"]!, /^#if CONFIG_APPMY_APP_PRINT_ARGUMENTS$/m);
});

test("library and variable names agree, the greeting has the project's name", () => {
  const files = newProjectFiles("my-app");
  assert.deepEqual(Object.keys(files), [
    "Kraftfile",
    "Makefile.uk",
    "Config.uk",
    "main.c",
    ".gitignore",
    "README.md",
  ]);
  assert.match(files["Makefile.uk"]!, /^\$\(eval \$\(call addlib,appmy_app\)\)$/m);
  assert.match(files["Makefile.uk"]!, /^APPMY_APP_SRCS-y \+= \$\(APPMY_APP_BASE\)\/main\.c$/m);
  assert.match(files["main.c"]!, /printf\("Hello from my-app!\\n"\);/);
});

test("an application's library has a name for make and Kconfig", () => {
  assert.equal(applicationLibrary("hello"), "apphello");
  assert.equal(applicationLibrary("My-App_2"), "appmy_app_2");
});

test("names that cannot be a project's are refused", () => {
  for (const name of ["", "2fast", "a b", "a/b", "a.b", "-a", "$(x)", "ä"]) {
    assert.throws(
      () => newProjectFiles(name),
      (error) => {
        assert.ok(error instanceof KilnError);
        assert.equal(error.exitCode, 2);
        assert.equal(
          renderError(error),
          'error: expected a project name of letters, digits, "_" and "-" that begins with a letter, ' +
            `found "${name}"\n  hint: choose a name such as "my-app"`,
        );
        return true;
      },
    );
  }
});
