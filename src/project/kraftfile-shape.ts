import * as v from "valibot";
import { coreShape, libraryShape, packageShape, type FindDirectory } from "./component-shape.ts";
import { commandShape, envShape, labelsShape, volumesShape } from "./run-shape.ts";
import {
  collection,
  complain,
  dictionary,
  keyItem,
  list,
  section,
  text,
  versionText,
  wrongType,
  type Shape,
} from "./shape.ts";
import { nameText, sameTwice, targetShape } from "./target-shape.ts";

/** The versions of the Kraftfile's specification that kiln reads. */
export const SPECIFICATIONS = ["0.5", "0.6"] as const;
export type Specification = (typeof SPECIFICATIONS)[number];

/** The whole file: which keys there are and which forms each takes. */
export function kraftfileShape(findDirectory: FindDirectory) {
  return v.pipe(
    section("of a Kraftfile", {
      spec: v.exactOptional(specificationShape),
      specification: v.exactOptional(specificationShape),
      name: v.exactOptional(projectName()),
      unikraft: v.exactOptional(coreShape(findDirectory)),
      libraries: collection(dictionary(libraryName, libraryShape(findDirectory))),
      targets: collection(list(targetShape(), "a list of targets")),
      template: v.exactOptional(packageShape("of template")),
      runtime: v.exactOptional(packageShape("of runtime")),
      rootfs: v.exactOptional(text("a path")),
      cmd: v.exactOptional(commandShape()),
      env: collection(envShape()),
      volumes: collection(volumesShape()),
      labels: collection(labelsShape()),
      outdir: v.exactOptional(text("a path")),
    }),
    v.rawCheck(({ dataset, addIssue }) => {
      // Runs on untyped values too, so that a missing version is said together with everything else.
      const written = dataset.value as Record<string, unknown> | null;
      if (typeof written !== "object" || written === null || Array.isArray(written)) return;
      if (!("spec" in written) && !("specification" in written)) {
        const message = 'expected the key "spec", which says how to read a Kraftfile';
        addIssue({
          message: complain({ code: "project/no-spec", message, hint: 'add the line "spec: v0.6"' }),
        });
      } else if ("spec" in written && "specification" in written) {
        const complaint = complain(sameTwice("spec", "specification"));
        addIssue({ message: complaint, path: [keyItem(written, "specification", null)] });
      }
    }),
  );
}

const specificationShape: Shape<Specification> = v.pipe(
  versionText("a version"),
  v.rawTransform(({ dataset, addIssue, NEVER }): Specification => {
    const number = /^v?(\d+\.\d+)(?:\.0)?$/.exec(dataset.value)?.[1];
    const known = SPECIFICATIONS.find((specification) => specification === number);
    if (known) return known;
    const message = `unknown Kraftfile version "${dataset.value}", kiln reads v0.5 and v0.6`;
    addIssue({ message: complain({ code: "project/unknown-spec", message, hint: 'write "spec: v0.6"' }) });
    return NEVER;
  }),
);

/** A project's name also has to leave something when it is normalised. */
function projectName(): Shape<string> {
  return v.pipe(
    nameText(),
    v.check(
      (name) => normalizeName(name) !== "",
      ({ input }) => {
        const message = `expected a letter or digit in the name, found "${input}"`;
        return complain({ code: "project/bad-name", message });
      },
    ),
  );
}

/** kraft's normal form of a project's name: lower case, only `a-z0-9_-`, no `_` or `-` in front. */
export function normalizeName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "")
    .replace(/^[_-]+/, "");
}

const libraryName: Shape<string> = v.pipe(
  v.string(wrongType("a name")),
  v.check(
    (name) => /^[A-Za-z0-9][A-Za-z0-9_.+-]*$/.test(name),
    ({ input }) => {
      const message = `expected the name of a library, found "${input}"`;
      return complain({ code: "project/bad-name", message });
    },
  ),
);
