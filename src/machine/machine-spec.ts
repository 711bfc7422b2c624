/** Everything that decides how a machine starts. Plain data; saved as JSON in the machine's folder. */
export interface MachineSpec {
  readonly name: string;
  readonly arch: "x86_64";
  /** Absolute path of the VMM. */
  readonly qemu: string;
  /** Absolute path of the kernel image. */
  readonly kernel: string;
  /** Absolute path of the initial RAM disk. */
  readonly initrd?: string;
  /** Library parameters, each `library.parameter=value` or a word of a list (`[`, `]` and items are words). */
  readonly kernelArguments: readonly string[];
  /** What the application gets behind its own name. */
  readonly arguments: readonly string[];
  readonly memoryBytes: number;
  readonly acceleration: Acceleration;
  /** Absolute path of the machine's own folder; see `machineFiles` for what is in it. */
  readonly stateFolder: string;
}

/** `kvm` needs a verdict of `probeKvm`; `emulation` (TCG) works everywhere. */
export type Acceleration = "kvm" | "emulation";

/** The files in a machine's folder. */
export const machineFiles = {
  /** The `MachineSpec`, as JSON. */
  spec: "machine.json",
  /** What the guest wrote to its serial console, byte for byte. */
  console: "console.log",
  /** At most one byte: what the guest's `main` returned. */
  status: "status",
  /** What the VMM noted about the end of the machine. */
  vmmLog: "vmm.log",
} as const;
