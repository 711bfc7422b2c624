import { examineHost } from "../../workflow/index.ts";
import type { CliCommand } from "../command.ts";

export const command: CliCommand = {
  description:
    "Say which host tools are there and whether KVM works; name the package of each that is missing.",
  declare(parser) {
    parser.option("--fix", "install what is missing with apt-get (needs root)");
    parser.addHelpText("after", "\nExamples:\n  kiln doctor\n  sudo kiln doctor --fix");
  },
  async run(parser, { host, emit, signal, display }) {
    const { fix }: { fix?: boolean } = parser.opts();
    const findings = await examineHost(host, { fix: fix === true, emit, signal });
    display.close();
    const width = Math.max(...findings.map(({ what }) => what.length));
    for (const { what, isGood, text } of findings) {
      process.stdout.write(
        `${isGood === undefined ? "--  " : isGood ? "ok  " : "MISS"} ${what.padEnd(width)}  ${text}\n`,
      );
    }
    return findings.every(({ isGood }) => isGood !== false) ? 0 : 1;
  },
};
