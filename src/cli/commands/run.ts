import { posix } from "node:path";
import { Option } from "commander";
import { KilnError } from "../../base/index.ts";
import { parseMemory } from "../../machine/index.ts";
import { runKernelFile, runProject, splitAtDashes, type RunResult } from "../../workflow/index.ts";
import { connectConsoleInput } from "../console-input.ts";
import { addBuildOptions, readBuildOptions } from "../build-options.ts";
import type { CliCommand, CommandContext } from "../command.ts";
import { installation } from "../installation.ts";
import { addProjectOptions, collect, readProjectRequest, targetQuestion } from "../project-options.ts";
import { refuseOptions } from "../refused-options.ts";

interface GivenRunOptions {
  readonly memory: number;
  readonly kernelArg: readonly string[];
  readonly disableAcceleration?: boolean;
  readonly rm?: boolean;
  readonly name?: string;
  readonly symbolic?: boolean;
  readonly dryRun?: boolean;
  readonly timeout?: number;
  readonly qemu?: string;
}

export const command: CliCommand = {
  description:
    "Build a project if needed and boot it, or boot a kernel image. The guest's console is standard output; kiln exits with what the guest's main returned, and with 1 when the guest crashed.",
  takesApplicationArguments: true,
  declare(parser) {
    parser.usage("[options] [project|kernel] [-- application arguments]");
    parser.argument("[what]", "folder of a project, or a kernel image", ".");
    // As in kraft, -p means a port here.
    addProjectOptions(parser, "--plat <platform>");
    parser.addOption(
      new Option("-M, --memory <amount>", "memory of the machine: 64Mi, 512M, 1Gi")
        .argParser(parseMemory)
        .default(parseMemory("64Mi"), "64Mi"),
    );
    parser.addOption(
      new Option(
        "-a, --kernel-arg <library.parameter=value>",
        "parameter for one of the guest's libraries; may be repeated",
      )
        .argParser(parseKernelArgument)
        .default([], "none"),
    );
    parser.option("-W, --disable-acceleration", "emulate the CPU even where KVM works");
    parser.addOption(
      new Option("-n, --name <name>", "name the machine, and keep its folder with the console log").argParser(
        parseMachineName,
      ),
    );
    parser.option("--rm", "remove the machine's folder when it ends, even if named");
    parser.option("--symbolic", "run the image with symbols");
    parser.option("--dry-run", "print the command that would start the machine, and start nothing");
    parser.addOption(
      new Option("--timeout <seconds>", "stop the machine after this time, and exit with 1").argParser(
        parseSeconds,
      ),
    );
    parser.option("--qemu <program>", "use this QEMU");
    addBuildOptions(parser);
    refuseOptions(parser, [
      "-d, --detach",
      "-e, --env <variable>",
      "--rootfs <path>",
      "--initrd <path>",
      "--ip <address>",
      "--mac <address>",
      "--network <network>",
      "--no-start",
      "-p, --port <port>",
      "--prefix <text>",
      "--prefix-name",
      "--as <runner>",
      "-r, --runtime <image>",
      "-v, --volume <volume>",
      "--qemu-sgabios-preamble",
    ]);
    parser.addHelpText(
      "after",
      `
Examples:
  kiln run examples/helloworld
  kiln run examples/helloworld -- a "b c"        arguments for main()
  kiln run -t station -a station.count=2 examples/station/app
  kiln run .unikraft/build/hello_qemu-x86_64     a kernel image`,
    );
  },
  async run(parser, context) {
    const what = parser.args[0] ?? ".";
    const options = runOptions(parser.opts(), context);
    const { host, emit, signal } = context;
    const workflow = {
      host,
      emit,
      signal,
      installation: installation(host),
      choose: targetQuestion(context),
    };
    const build = readBuildOptions(parser, host);
    const path = posix.resolve(process.cwd(), what);
    const kind = host.files.stat(path)?.kind;
    if (kind === undefined) throw noSuchThing(what);
    const result =
      kind === "directory"
        ? await runProject({ ...readProjectRequest(what, parser), ...build }, options, workflow)
        : await runKernelFile(path, { ...options, mayInstall: build.mayInstall }, workflow);
    options.endLine();
    return report(result, options.timeoutMs);
  },
};

function runOptions(given: GivenRunOptions, { applicationArguments, display }: CommandContext) {
  const words = applicationArguments === undefined ? undefined : splitAtDashes(applicationArguments);
  let endsWithNewline = true;
  return {
    memoryBytes: given.memory,
    kernelArguments: [...given.kernelArg, ...(words?.[0] ?? [])],
    applicationArguments: words?.[1],
    disableAcceleration: given.disableAcceleration === true,
    name: given.name,
    remove: given.rm === true,
    symbolic: given.symbolic === true,
    dryRun: given.dryRun === true,
    qemu: given.qemu,
    timeoutMs: given.timeout === undefined ? undefined : given.timeout * 1000,
    connectInput: connectConsoleInput,
    onConsole: (text: string) => {
      display.close();
      process.stdout.write(text);
      if (text !== "") endsWithNewline = text.endsWith("\n");
    },
    /** Before kiln speaks again: a guest may stop in the middle of a line. */
    endLine: () => {
      if (!endsWithNewline && process.stdout.isTTY) process.stdout.write("\n");
    },
  };
}

function report(result: RunResult, timeoutMs: number | undefined): number {
  const fail = (code: string, message: string, hint: string): KilnError =>
    new KilnError(code, message, { hint });
  switch (result.kind) {
    case "dry-run":
      process.stdout.write(`${result.command}\n`);
      return 0;
    case "exited":
      return result.status;
    case "crashed":
      throw result.reason === "panic"
        ? fail("cli/guest-crashed", "the guest crashed", "its report stands above")
        : fail(
            "cli/guest-reset",
            "the guest reset the machine",
            "a fault while it handles a fault does this, or an instruction that its CPU lacks",
          );
    case "timed-out":
      throw fail(
        "cli/guest-timed-out",
        `the guest was still running after ${(timeoutMs ?? 0) / 1000} s and was stopped`,
        "give it more time with --timeout",
      );
    case "vmm-failed":
      throw fail(
        "cli/vmm-failed",
        `QEMU failed (${result.exitCode === undefined ? "killed" : `exit status ${result.exitCode}`}): ${result.stderr.trim()}`,
        "kiln run --dry-run prints the command that was used",
      );
  }
}

function noSuchThing(what: string): KilnError {
  return new KilnError("cli/no-such-project", `no project and no kernel image at "${what}"`, {
    exitCode: 2,
    hint: "name a folder with a Kraftfile; running packages is not supported yet",
  });
}

export function parseKernelArgument(word: string, earlier: readonly string[]): string[] {
  if (/^[^.\s=]+\.[^.\s=]+(=[^]*)?$/.test(word)) return collect(word, earlier);
  throw new KilnError("cli/bad-parameter", `expected library.parameter=value, found "${word}"`, {
    exitCode: 2,
    hint: "write for example --kernel-arg station.count=2",
  });
}

/** The name becomes a folder's, which `--rm` removes: it must not lead anywhere else. */
export function parseMachineName(text: string): string {
  if (/^[A-Za-z0-9][\w.-]*$/.test(text)) return text;
  throw new KilnError(
    "cli/bad-machine-name",
    `expected a name of letters, digits, "_", "-" and ".", found "${text}"`,
    { exitCode: 2, hint: "choose a name such as my-machine" },
  );
}

/** What fits into a timer: 24 days. */
const mostSeconds = 2_147_483;

export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= mostSeconds) return seconds;
  throw new KilnError(
    "cli/bad-timeout",
    `expected seconds, from above 0 to ${mostSeconds}, found "${text}"`,
    {
      exitCode: 2,
    },
  );
}
