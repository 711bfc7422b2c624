import type { CliCommand } from "../command.ts";
import { installation } from "../installation.ts";

export const command: CliCommand = {
  description: "Show kiln's version.",
  declare: () => undefined,
  run: (_, { host }) => {
    process.stdout.write(`kiln ${installation(host).version}\n`);
    return Promise.resolve(0);
  },
};
