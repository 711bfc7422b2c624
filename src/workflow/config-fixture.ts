import { InternalError, MemoryFileSystem, type Host, type ModuleResult } from "../base/index.ts";
import type { WorkflowContext } from "./context.ts";
import type { ProjectRequest } from "./request.ts";

/** For tests: a project in `/p/app` with a core of one Config.uk in `/core`, in memory. */
export function configRig(
  configUk: string,
  project: Readonly<Record<string, string>>,
  script?: Partial<ModuleResult>,
): { readonly files: MemoryFileSystem; readonly request: ProjectRequest; readonly context: WorkflowContext } {
  const files = new MemoryFileSystem({
    "/core/Config.uk": configUk,
    "/core/version.mk": "UK_VERSION = 0\nUK_SUBVERSION = 16.3\n",
    ...Object.fromEntries(Object.entries(project).map(([name, text]) => [`/p/app/${name}`, text])),
  });
  const unexpected = (): never => {
    throw new InternalError("not part of this test");
  };
  const host: Host = {
    files,
    processes: { run: unexpected, runSync: unexpected, start: unexpected, which: unexpected },
    clock: { now: () => 0, sleep: unexpected },
    locks: { hold: () => Promise.resolve(() => undefined) },
    modules: { runSync: (path) => ({ problems: [], inputs: [path], env: [], ...script }) },
    env: {},
    cpuCount: 1,
    architecture: "x86_64",
    isRoot: false,
  };
  return {
    files,
    request: { directory: "/p/app", cwd: "/p/app", kconfig: [] },
    context: {
      host,
      emit: () => undefined,
      signal: new AbortController().signal,
      installation: { version: "1", coreDirectory: "/core", identity: "1" },
      choose: undefined,
    },
  };
}

/** The symbols every target sets, and what the tests are about. */
export const configUk = `config UK_NAME
	string "name"
	default "app"
config ARCH_X86_64
	bool "x86_64"
config PLAT_KVM
	bool "kvm"
config KVM_VMM_QEMU
	bool "qemu"
config TOP
	bool "top"
	select MIDDLE
config MIDDLE
	bool
	select LOW
config LOW
	bool
	select LAST
config LAST
	bool "last of the chain"
config NET
	bool "networking"
	depends on DRIVER && !SMALL
config DRIVER
	bool "driver"
config SMALL
	bool "small image"
	help
	  Leaves things out.
config STACK
	int "stack order"
	range 1 10
	default 4
config BASE
	hex "base address"
	default 0x1000
config GREETING
	string "greeting"
	default "hello"
choice
	prompt "level"
	default INFO
config INFO
	bool "info"
config ERR
	bool "errors"
endchoice
`;
