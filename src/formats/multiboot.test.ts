import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { loadRanges, readElf, sectionBytes } from "./elf.ts";
import { inspectKernel } from "./kernel-image.ts";
import { unwrapMultiboot, wrapMultiboot } from "./multiboot.ts";
import { KernelWorkshop } from "./kernel-workshop.test-support.ts";

const workshop = new KernelWorkshop();
after(() => workshop.remove());
const kernel = workshop.kernel({ strip: true });
const image = wrapMultiboot(kernel.bytes);

describe("wrapMultiboot", () => {
  it("makes a 32-bit file that readelf finds nothing wrong with", () => {
    workshop.write("image", image);
    const report = workshop.run("sh", "-c", "readelf -hlSW image 2>&1");
    assert.doesNotMatch(report, /warning|error|corrupt/i);
    assert.match(report, /Class: +ELF32[^]*Machine: +Intel 80386[^]*Entry point address: +0x100000/);
  });

  it("has the multiboot header right behind the file header", () => {
    const view = new DataView(image.buffer);
    const [magic, flags, checksum] = [52, 56, 60].map((at) => view.getUint32(at, true));
    assert.deepEqual([magic, flags], [0x1badb002, 3]);
    assert.equal((magic! + flags! + checksum!) % 2 ** 32, 0);
  });

  it("loads the same bytes to the same places", () => {
    const outer = readElf(image);
    const inner = readElf(kernel.bytes);
    assert.deepEqual(loadRanges(outer), loadRanges(inner));
    const content = (elf: typeof outer) =>
      elf.programHeaders.map(({ offset, fileSize }) => elf.bytes.slice(offset, offset + fileSize));
    assert.deepEqual(content(outer), content(inner));
    assert.deepEqual(
      outer.sections.map((section) => [section.name, sectionBytes(outer, section)]),
      inner.sections.map((section) => [section.name, sectionBytes(inner, section)]),
    );
  });

  it("adds headers and nothing else", () => {
    const { programHeaders, sections } = readElf(kernel.bytes);
    const headers = 64 + 32 * programHeaders.length + 40 * sections.length;
    assert.equal(image.length, Math.ceil(kernel.bytes.length / 4) * 4 + headers);
  });

  it("refuses what no loader could take", () => {
    assert.throws(() => wrapMultiboot(image), {
      code: "formats/not-x86-64",
      message: "a multiboot image needs a 64-bit x86 kernel, found 32 bits for machine 3",
    });
    const high = kernel.bytes.slice();
    high[64 + 24 + 5] = 1; // the first segment's physical address, byte 5
    assert.throws(() => wrapMultiboot(high), {
      code: "formats/address-too-high",
      message: "a segment has the value 0x10000100000; a multiboot image is limited to 4 GiB",
    });
  });
});

describe("unwrapMultiboot", () => {
  it("gives the kernel back", () => {
    const inner = unwrapMultiboot(image)!;
    assert.deepEqual(inner.slice(0, kernel.bytes.length), kernel.bytes);
    assert.deepEqual(readElf(inner).sections, readElf(kernel.bytes).sections);
  });

  it("is undefined for other files", () => {
    assert.equal(unwrapMultiboot(kernel.bytes), undefined);
    assert.equal(unwrapMultiboot(new Uint8Array(3)), undefined);
    workshop.run("objcopy", "-O", "elf32-i386", kernel.path, "plain32.elf");
    assert.equal(unwrapMultiboot(workshop.read("plain32.elf")), undefined);
  });
});

describe("inspectKernel", () => {
  it("sees through the container", () => {
    const facts = { arch: "x86_64", isUnikraft: true, loadStart: 0x100000 } as const;
    const loadEnd = loadRanges(readElf(kernel.bytes)).at(-1)!.end;
    assert.deepEqual(inspectKernel(image), { ...facts, container: "multiboot", loadEnd });
    assert.deepEqual(inspectKernel(kernel.bytes), { ...facts, container: "elf64", loadEnd });
  });

  it("knows a program of the host is no unikernel", () => {
    workshop.write("main.c", "int main(void) { return 0; }");
    workshop.run("gcc", "-o", "main", "main.c");
    assert.equal(inspectKernel(workshop.read("main")).isUnikraft, false);
  });

  it("refuses what is no kernel", () => {
    const refused = (bytes: Uint8Array, message: string) =>
      assert.throws(() => inspectKernel(bytes), { code: "formats/not-a-kernel", message, exitCode: 2 });
    refused(new TextEncoder().encode("FROM scratch"), "not a kernel: it is not an ELF file");
    workshop.write("object.c", "int x;");
    workshop.run("gcc", "-c", "object.c");
    refused(workshop.read("object.o"), "not a kernel: it is an object file that was not linked");
    const sparc = kernel.bytes.slice();
    sparc[18] = 2;
    refused(sparc, "not a kernel: it is for a machine kiln does not know (ELF machine 2)");
  });
});
