/**
 * Which options a C or assembly text can depend on. Sound for everything the preprocessor can do with the text of
 * one file except gluing `CONF` and `IG_X`, which nobody does.
 */
export interface ConfigMentions {
  /** The `CONFIG_` names that stand in the text, comments included. */
  readonly names: ReadonlySet<string>;
  /** The text builds option names by pasting (`CONFIG_##x`): it can depend on any option. */
  readonly any: boolean;
}

// `CONFIG_` that is not the start of a whole name, and a name or the bare word about to be pasted to something.
const pasted = /CONFIG_(?![A-Za-z0-9_])|CONFIG(?:_[A-Za-z0-9_]*)?\s*##/;

export function findConfigMentions(text: string): ConfigMentions {
  if (!text.includes("CONFIG")) return { names: new Set(), any: false };
  const names = new Set(text.match(/CONFIG_[A-Za-z0-9_]+/g));
  // "CONFIG_*" in a comment is common and means nothing.
  return { names, any: pasted.test(text) && pasted.test(withoutComments(text)) };
}

// Strings and character constants are matched first so that a comment sign inside one does not count.
const stringOrComment = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])+'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

function withoutComments(text: string): string {
  return text.replace(stringOrComment, (match) => (match.startsWith("/") ? " " : match));
}
