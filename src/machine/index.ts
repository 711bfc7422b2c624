export { machineFiles, type Acceleration, type MachineSpec } from "./machine-spec.ts";
export { findQemu, qemuPackage, type FindQemuOptions, type Qemu } from "./find-qemu.ts";
export { probeKvm, type KvmVerdict, type ProbeOptions } from "./probe.ts";
export { kernelCommandLine, quoteKernelArguments } from "./kernel-command-line.ts";
export { qemuArguments, qemuCommand, vmmCommand, type QemuCommand } from "./qemu-arguments.ts";
export { runMachine, type MachineResult, type RunMachineOptions } from "./run-machine.ts";
export { checkMemory, parseMemory, renderMemory } from "./memory.ts";
export { randomMachineName } from "./machine-name.ts";
export { consoleSymbolizer } from "./symbolize.ts";
