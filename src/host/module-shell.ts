/**
 * The program round a user's module, as text: it runs in a process of its own, bundled with the module. It writes what
 * came out as JSON, with bigints as `{"$bigint": "…"}`, and what went wrong with its place in the source.
 */
export function moduleShell(modulePath: string, resultPath: string): string {
  return `
import { writeFileSync } from "node:fs";
import { findSourceMap } from "node:module";

const read = new Set();
const own = new Set(Object.keys(process.env));
process.env = new Proxy({ ...process.env }, {
  get(env, name) {
    if (typeof name === "string") read.add(name);
    return env[name];
  },
  has(env, name) {
    if (typeof name === "string") read.add(name);
    return name in env;
  },
  ownKeys(env) {
    for (const name of own) read.add(name);
    return Reflect.ownKeys(env);
  },
});
// Places as data instead of text; what is thrown shows its line by them.
Error.prepareStackTrace = (error, sites) => sites.map((site) => {
  const path = site.getFileName();
  if (!path) return undefined;
  const entry = findSourceMap(path)?.findEntry(site.getLineNumber() - 1, site.getColumnNumber() - 1);
  if (entry?.originalSource === undefined) return undefined;
  return { source: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}).filter(Boolean);

function plain(value, at, parents) {
  const where = at.length === 0 ? "" : \` at "\${at.join(".")}"\`;
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      if (Number.isFinite(value)) return value;
      throw new NotData(\`expected a finite number\${where}, found \${value}\`, at);
    case "bigint":
      return { $bigint: String(value) };
    case "object": {
      if (value === null) return null;
      if (parents.includes(value)) throw new NotData(\`expected plain data\${where}, found a value that contains itself\`, at);
      const inside = [...parents, value];
      if (Array.isArray(value)) return value.map((one, index) => plain(one, [...at, index], inside));
      const prototype = Object.getPrototypeOf(value);
      if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
        throw new NotData(\`expected plain data\${where}, found an object of the class \${prototype.constructor?.name}\`, at);
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, one]) => one === undefined ? [] : [[key, plain(one, [...at, key], inside)]]),
      );
    }
    default:
      throw new NotData(\`expected plain data\${where}, found \${value === undefined ? "nothing" : \`a \${typeof value}\`}\`, at);
  }
}

class NotData extends Error {
  constructor(message, at = []) {
    super(message);
    this.at = at;
  }
}

let result;
try {
  const module = await import(${JSON.stringify(modulePath)});
  if (!("default" in module)) throw new NotData("expected a default export, found none");
  result = { value: plain(await module.default, [], []) };
} catch (error) {
  const isError = error instanceof Error;
  const stack = isError && Array.isArray(error.stack) ? error.stack : [];
  const name = isError && error.name !== "Error" && !(error instanceof NotData) ? \`\${error.name}: \` : "";
  result = { message: isError ? name + error.message : String(error), ownWords: error instanceof NotData, at: error?.at, stack };
}
writeFileSync(${JSON.stringify(resultPath)}, JSON.stringify({ ...result, env: [...read] }));
process.exit(0);
`;
}
