export { createHost, type NodeHost } from "./create-host.ts";
export { NodeProcessRunner } from "./node-process-runner.ts";
export { RealFileSystem } from "./real-file-system.ts";
export { SystemClock } from "./system-clock.ts";
