import { KilnError } from "../base/index.ts";

/**
 * The files of a new project, relative path to content: what `kiln init NAME` writes. It builds and boots as it
 * stands. Throws a `KilnError` (exit code 2) for a name that cannot be one.
 */
export function newProjectFiles(name: string): Record<string, string> {
  const library = applicationLibrary(name);
  const prefix = library.toUpperCase();
  return {
    Kraftfile: kraftfile(name, prefix),
    "Makefile.uk": makefile(library, prefix),
    "Config.uk": config(prefix),
    "main.c": main(name, prefix),
    ".gitignore": "/.unikraft/\n/.kiln/\n/.config.*\n/compile_commands.json\n",
    "README.md": readme(name, prefix),
  };
}

/**
 * The library an application's sources belong to: `my-app` → `appmy_app`. Makefile.uk and Kconfig derive variable
 * and option names from it, so only lower-case letters, digits and `_` remain.
 */
export function applicationLibrary(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) {
    const message = `expected a project name of letters, digits, "_" and "-" that begins with a letter, found "${name}"`;
    throw new KilnError("project/bad-name", message, { hint: 'choose a name such as "my-app"', exitCode: 2 });
  }
  return `app${name.toLowerCase().replaceAll("-", "_")}`;
}

function kraftfile(name: string, prefix: string): string {
  return `# What is built. Every key: docs/kraftfile.md of kiln.
spec: v0.6

name: ${name}

# The library OS: the one that comes with kiln.
unikraft:
  source: kiln
  kconfig:
    # The application's own option, see Config.uk.
    CONFIG_${prefix}_PRINT_ARGUMENTS: true

targets:
  - qemu/x86_64
`;
}

function makefile(library: string, prefix: string): string {
  return `# Registers the application as a library of the image.
$(eval $(call addlib,${library}))

# Its source files. Options of Config.uk can add more: ${prefix}_SRCS-$(CONFIG_...) += ...
${prefix}_SRCS-y += $(${prefix}_BASE)/main.c
`;
}

function config(prefix: string): string {
  return `# Options of the application. In C: #if CONFIG_${prefix}_PRINT_ARGUMENTS
config ${prefix}_PRINT_ARGUMENTS
	bool "Print the command line"
	default y
	help
	  Print every argument the application was started with.
`;
}

function main(name: string, prefix: string): string {
  return `#include <stdio.h>
#include <uk/config.h>

int main(int argc, char *argv[])
{
	printf("Hello from ${name}!\\n");

#if CONFIG_${prefix}_PRINT_ARGUMENTS
	for (int i = 0; i < argc; i++)
		printf("argv[%d] = %s\\n", i, argv[i]);
#else
	(void)argc;
	(void)argv;
#endif
	return 0;
}
`;
}

function readme(name: string, prefix: string): string {
  return `# ${name}

A unikernel.

    kiln run .                build it and boot it under QEMU
    kiln run . -- one "two"   with arguments
    kiln build .              build only: .unikraft/build/${name}_qemu-x86_64

| File | What it says |
|---|---|
| \`Kraftfile\` | which targets, which libraries, which options |
| \`Makefile.uk\` | which sources |
| \`Config.uk\` | the application's own options, such as \`CONFIG_${prefix}_PRINT_ARGUMENTS\` |
| \`main.c\` | the application |
`;
}
