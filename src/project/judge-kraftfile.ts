import { posix } from "node:path";
import * as v from "valibot";
import type { Diagnostic, SourceText, Span } from "../base/index.ts";
import type { ComponentEntry } from "./component-shape.ts";
import type { KconfigEntry } from "./kconfig-shape.ts";
import { kraftfileShape, normalizeName } from "./kraftfile-shape.ts";
import { imageName, targetPaths } from "./paths.ts";
import type { Component, KconfigSetting, Located, Project, Target } from "./project.ts";
import { issueDiagnostics } from "./shape.ts";
import { IGNORED_TARGET_KEYS, toFileName, type TargetEntry } from "./target-shape.ts";
import { isYamlMap, readYamlTree, spanOfText, type YamlPath, type YamlTree } from "./yaml-tree.ts";

export interface JudgeOptions {
  /** Absolute path of the project's folder; its base name is the default project name. */
  readonly directory: string;
  /** Variables for `${NAME}`. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether an absolute path is a directory: decides if `source: x` and `unikraft: x` name one. */
  readonly directoryExists: (path: string) => boolean;
}

export interface Judgement {
  /** Absent when there are errors. */
  readonly project?: Project;
  /** Errors and warnings, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a Kraftfile and says everything that is wrong with it. Never throws. */
export function judgeKraftfile(source: SourceText, options: JudgeOptions): Judgement {
  return judgeTree(source, readYamlTree(source, options.env), options);
}

/** Judges what a Kraftfile says, wherever it comes from. Never throws. */
export function judgeTree(source: SourceText, tree: YamlTree, options: JudgeOptions): Judgement {
  const diagnostics = [...tree.diagnostics];
  const done = (project?: Project): Judgement => ({
    ...(project && { project }),
    diagnostics: diagnostics.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)),
  });
  if (tree.value === undefined || tree.value === null) {
    if (diagnostics.length === 0) diagnostics.push(emptyFile(source));
    return done();
  }
  const findDirectory = (path: string) => {
    const absolute = posix.resolve(options.directory, path);
    return options.directoryExists(absolute) ? absolute : undefined;
  };
  const result = v.safeParse(kraftfileShape(findDirectory), tree.value);
  const issues = issueDiagnostics(result.issues ?? [], tree);
  diagnostics.push(...issues.filter((issue) => !followsFrom(issue, tree.diagnostics)), ...ignoredKeys(tree));
  if (!result.success) return done();
  const project = new ProjectBuilder(source, tree, options.directory).build(result.output);
  diagnostics.push(...sameImages(project.targets));
  return done(diagnostics.some(({ severity }) => severity === "error") ? undefined : project);
}

type KraftfileEntries = v.InferOutput<ReturnType<typeof kraftfileShape>>;

/** Gives the checked entries their places and defaults. */
class ProjectBuilder {
  readonly #source: SourceText;
  readonly #tree: YamlTree;
  readonly #directory: string;

  constructor(source: SourceText, tree: YamlTree, directory: string) {
    this.#source = source;
    this.#tree = tree;
    this.#directory = directory;
  }

  build(entries: KraftfileEntries): Project {
    const { unikraft, template, runtime } = entries;
    const rawName = entries.name ?? toFileName(posix.basename(this.#directory));
    const [first, ...others] = (entries.targets ?? []).map((entry, index) =>
      this.#target(entry, rawName, ["targets", index]),
    );
    const core =
      unikraft !== undefined
        ? { ...this.#component(unikraft, ["unikraft"]), span: this.#key(["unikraft"]) }
        : { kconfig: [] };
    return {
      specification: entries.spec ?? entries.specification!,
      name: normalizeName(rawName),
      rawName,
      directory: this.#directory,
      kraftfile: this.#source,
      targets: [first ?? this.#target({ platform: "qemu", architecture: "x86_64" }, rawName), ...others],
      ...((unikraft !== undefined || (template === undefined && runtime === undefined)) && {
        unikraft: core,
      }),
      libraries: Object.entries(entries.libraries ?? {}).map(([key, entry]) => ({
        ...this.#component(entry, ["libraries", key]),
        name: key.replace(/^lib-(?=.)/, ""),
        span: this.#key(["libraries", key]),
      })),
      ...(template && { template: this.#package(template, "template") }),
      ...(runtime && { runtime: this.#package(runtime, "runtime") }),
      ...this.#located("rootfs", entries.rootfs),
      ...this.#located("cmd", entries.cmd),
      env: (entries.env ?? []).map(({ step, ...variable }) => ({
        ...variable,
        span: this.#key(["env", step]),
      })),
      volumes: (entries.volumes ?? []).map((volume, index) => ({
        ...volume,
        span: this.#tree.place(["volumes", index]).value,
      })),
      ...this.#located("labels", entries.labels),
      ...this.#located("outdir", entries.outdir),
    };
  }

  #target(entry: TargetEntry, projectName: string, path?: YamlPath): Target {
    const { platform, architecture, name = projectName } = entry;
    const paths = targetPaths(this.#directory, imageName(name, platform, architecture));
    return {
      name,
      platform,
      architecture,
      kconfig: path ? this.#kconfig(entry.kconfig, path) : [],
      kernelPath: paths.kernel,
      debugPath: paths.debug,
      configPath: paths.config,
      objectsPath: paths.objects,
      ...(path && { span: this.#tree.place(path).value }),
    };
  }

  #component({ kconfig, ...origin }: ComponentEntry, path: YamlPath): Component {
    return { ...origin, kconfig: this.#kconfig(kconfig, path) };
  }

  #package(entry: ComponentEntry, key: "template" | "runtime") {
    return { ...this.#component(entry, [key]), span: this.#key([key]) };
  }

  #kconfig(entries: readonly KconfigEntry[] | undefined, path: YamlPath): KconfigSetting[] {
    return (entries ?? []).map(({ name, value, step }) => {
      const place = this.#tree.place([...path, "kconfig", step]);
      const isNumber = this.#tree.isNumber?.([...path, "kconfig", step]) === true;
      const setting = { name, value, ...(isNumber && { isNumber }) };
      if (place.key) return { ...setting, nameSpan: place.key, valueSpan: place.value };
      const nameSpan = spanOfText(place.value, `CONFIG_${name}`) ?? place.value;
      const valueSpan = spanOfText(place.value, value, nameSpan.end - place.value.start) ?? place.value;
      return { ...setting, nameSpan, valueSpan };
    });
  }

  #located<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, Located<T>>> {
    if (value === undefined) return {};
    return { [key]: { value, span: this.#key([key]) } } as Record<K, Located<T>>;
  }

  #key(path: YamlPath): Span {
    const place = this.#tree.place(path);
    return place.key ?? place.value;
  }
}

/** Whether a value is only wrong because a variable or an alias in it could not be replaced. */
function followsFrom(issue: Diagnostic, causes: readonly Diagnostic[]): boolean {
  const span = issue.span!;
  return causes.some(({ code, span: cause }) => {
    if (code !== "project/bad-variable" && code !== "project/yaml-alias") return false;
    return cause!.start >= span.start && cause!.end <= span.end;
  });
}

function emptyFile(source: SourceText): Diagnostic {
  return {
    severity: "error",
    code: "project/empty-kraftfile",
    message: "the Kraftfile is empty",
    span: { source, start: 0, end: 0 },
    hint: 'begin with the line "spec: v0.6"',
  };
}

/** Two targets that would write the same files. */
function sameImages(targets: readonly Target[]): Diagnostic[] {
  const seen = new Map<string, Target>();
  return targets.flatMap((target): Diagnostic[] => {
    const first = seen.get(target.kernelPath);
    seen.set(target.kernelPath, first ?? target);
    if (!first?.span || !target.span) return [];
    return [
      {
        severity: "error",
        code: "project/same-target",
        message: `a second target "${target.name}" for ${target.platform}/${target.architecture}`,
        span: { ...target.span, end: lineEnd(target.span) },
        notes: [{ message: "the first one", span: first.span }],
        hint: 'give one of them another "name"',
      },
    ];
  });
}

function lineEnd(span: Span): number {
  const end = span.source.text.indexOf("\n", span.start);
  return end === -1 ? span.end : Math.min(span.end, end);
}

/** Keys that are valid but have no effect. */
function ignoredKeys(tree: YamlTree): Diagnostic[] {
  const root = isYamlMap(tree.value) ? tree.value : {};
  const found: YamlPath[] = [];
  const search = (list: unknown, section: string, keys: readonly string[]) => {
    if (!Array.isArray(list)) return;
    list.forEach((item: unknown, index) => {
      if (!isYamlMap(item)) return;
      for (const key of keys) if (key in item) found.push([section, index, key]);
    });
  };
  search(root["targets"], "targets", IGNORED_TARGET_KEYS);
  search(root["volumes"], "volumes", ["mode"]);
  return found.map((path) => ({
    severity: "warning",
    code: "project/ignored-key",
    message: `"${String(path.at(-1))}" has no effect here`,
    span: tree.place(path).key ?? tree.place(path).value,
  }));
}
