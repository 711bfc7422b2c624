/**
 * An environment that remembers which variables were asked for by name. Not to be handed to a process: that
 * would ask for all of them.
 */
export class RecordingEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  readonly #read = new Map<string, string | undefined>();

  constructor(env: Readonly<Record<string, string>>) {
    this.variables = new Proxy(env, {
      get: (target, name) => {
        if (typeof name !== "string") return undefined;
        const value = Object.hasOwn(target, name) ? target[name] : undefined;
        this.#read.set(name, value);
        return value;
      },
    });
  }

  read(): Record<string, string | undefined> {
    return Object.fromEntries(this.#read);
  }
}
