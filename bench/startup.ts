import type { Figure } from "./figure.ts";
import { copyCheckout } from "./checkout.ts";
import { measureInterleaved, timeCommand } from "./measure.ts";
import type { Sandbox } from "./sandbox.ts";

const repeat = 10;

/** The command line's own cost: `kiln version`, against the least that Node and a shell can take. */
export async function startupFigures(sandbox: Sandbox, rounds: number): Promise<Figure[]> {
  const { launcher } = copyCheckout(sandbox);
  const commands: [name: string, ...argv: [string, ...string[]]][] = [
    ["kiln version", launcher, "version"],
    ["node -e 0", "node", "-e", "0"],
    ["/bin/sh -c :", "/bin/sh", "-c", ":"],
  ];
  const candidates = commands.map(([name, ...argv]) => ({
    name,
    time: () => timeCommand({ argv, cwd: sandbox.path, repeat }, sandbox),
  }));
  const [own, ...others] = await measureInterleaved(candidates, rounds);
  return [
    {
      name: own!.name,
      value: own!.medianMs,
      unit: "ms",
      against: others.map(({ name, medianMs, ratio }) => ({
        name,
        value: medianMs,
        ratio,
        origin: "measured",
      })),
    },
  ];
}
