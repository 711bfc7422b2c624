import { build, copyCheckout } from "./checkout.ts";
import type { Figure } from "./figure.ts";
import { measureInterleaved, timeCommand, type CommandToTime } from "./measure.ts";
import type { Sandbox } from "./sandbox.ts";

/** `kiln run` of a built helloworld, from the command to the guest's end, against the bare VMM command it uses. */
export async function runFigures(sandbox: Sandbox, rounds: number): Promise<Figure[]> {
  const { launcher, core, project } = copyCheckout(sandbox);
  await build(project, core, sandbox);
  const { host, signal } = sandbox;
  const argv = [launcher, "run", project, "-n", "bench"] as const;
  const kiln: CommandToTime = { argv, cwd: project };
  // The first run makes the machine's folder, asks QEMU for its version and tries KVM; later ones know.
  await timeCommand(kiln, sandbox);
  const { stdout } = await host.processes.run(
    { argv: [...argv, "--dry-run"], cwd: project, env: host.env },
    signal,
  );
  // 83 is how QEMU's exit device reports a guest that switched itself off.
  const vmm: CommandToTime = { argv: ["/bin/sh", "-c", `${stdout.trim()}\n[ $? -eq 83 ]`], cwd: project };
  const [own, other] = await measureInterleaved(
    [
      { name: "kiln run", time: () => timeCommand(kiln, sandbox) },
      { name: "QEMU alone", time: () => timeCommand(vmm, sandbox) },
    ],
    rounds,
  );
  return [
    {
      name: "kiln run, nothing to build",
      value: own!.medianMs,
      unit: "ms",
      against: [{ name: other!.name, value: other!.medianMs, ratio: other!.ratio, origin: "measured" }],
    },
  ];
}
