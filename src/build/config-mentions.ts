/**
 * Which options a C or assembly text can depend on. Sound for everything the preprocessor can do with it except
 * gluing `CONF` and `IG_X`, or something to the name of an option that exists, which nobody does.
 */
export interface ConfigMentions {
  /** The `CONFIG_` names that stand in the text, comments included. A macro may paste something to each of them. */
  readonly names: ReadonlySet<string>;
  /** The text builds option names by pasting (`CONFIG_##x`): it can depend on any option. */
  readonly any: boolean;
}

// `CONFIG_` that is not the start of a whole name, a name or the bare word about to be pasted to something, and the
// bare word as an argument of a macro that may paste it.
const pasted = /(?<![A-Za-z0-9_])(?:CONFIG_(?![A-Za-z0-9_])|CONFIG(?:_[A-Za-z0-9_]*)?\s*##|CONFIG\s*[,)])/;

export function findConfigMentions(text: string): ConfigMentions {
  if (!text.includes("CONFIG")) return { names: new Set(), any: false };
  const names = new Set(text.match(/(?<![A-Za-z0-9_])CONFIG_[A-Za-z0-9_]+/g));
  // "CONFIG_*" in a comment is common and means nothing.
  return { names, any: pasted.test(text) && pasted.test(withoutComments(text)) };
}

// Strings and character constants are matched first so that a comment sign inside one does not count.
const stringOrComment = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])+'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

function withoutComments(text: string): string {
  return text.replace(stringOrComment, (match) => (match.startsWith("/") ? " " : match));
}
