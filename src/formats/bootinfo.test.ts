import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { fillBootinfo } from "./bootinfo.ts";
import { loadRanges, readElf, sectionBytes, sectionNamed } from "./elf.ts";
import { KernelWorkshop } from "./kernel-workshop.test-support.ts";

const workshop = new KernelWorkshop();
after(() => workshop.remove());

function regions(image: Uint8Array, recordSize: number) {
  const bytes = sectionBytes(readElf(image), sectionNamed(readElf(image), ".uk_bootinfo")!);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    capacity: view.getUint32(72, true),
    list: Array.from({ length: view.getUint32(76, true) }, (_, index) => {
      const at = 80 + index * recordSize;
      const word = (offset: number) => Number(view.getBigUint64(at + offset, true));
      return [word(0), word(8), word(16), view.getUint16(at + 24, true), view.getUint16(at + 26, true)];
    }),
    tail: bytes.slice(80 + view.getUint32(76, true) * recordSize),
  };
}

describe("fillBootinfo", () => {
  const kernel = workshop.kernel().bytes;
  const filled = fillBootinfo(kernel);

  it("writes the header", () => {
    const bytes = sectionBytes(readElf(filled), sectionNamed(readElf(filled), ".uk_bootinfo")!);
    const expected = new Uint8Array(80);
    expected.set([0xb0, 0xb0, 0x07, 0xb0, 1]);
    expected[72] = 128;
    expected[76] = 3;
    assert.deepEqual(bytes.slice(0, 80), expected);
  });

  it("writes one region of whole pages for each segment", () => {
    const { list, tail } = regions(filled, 32);
    const loads = loadRanges(readElf(kernel));
    const pages = (load: (typeof loads)[number]) => Math.ceil((load.end - load.start) / 4096) * 4096;
    const kernelType = 4;
    assert.deepEqual(list, [
      [0x100000, 0x100000, pages(loads[0]!), kernelType, 1 | 4],
      [loads[1]!.start, loads[1]!.start, pages(loads[1]!), kernelType, 1],
      [loads[2]!.start, loads[2]!.start, pages(loads[2]!), kernelType, 1 | 2],
    ]);
    assert.ok(tail.every((byte) => byte === 0));
  });

  it("changes nothing but the section", () => {
    const { offset, size } = sectionNamed(readElf(kernel), ".uk_bootinfo")!;
    assert.deepEqual(filled.slice(0, offset), kernel.slice(0, offset));
    assert.deepEqual(filled.slice(offset + size), kernel.slice(offset + size));
    assert.deepEqual(fillBootinfo(filled), filled);
  });

  it("gives named regions 64 bytes", () => {
    const image = fillBootinfo(kernel, { regionNames: true });
    const named = regions(image, 64);
    assert.equal(named.capacity, 64);
    assert.deepEqual(named.list, regions(filled, 32).list);
    const { offset } = sectionNamed(readElf(image), ".uk_bootinfo")!;
    const name = new TextDecoder().decode(image.slice(offset + 80 + 28, offset + 80 + 64));
    assert.equal(name, "kernel".padEnd(36, "\0"));
  });

  it("joins segments that share a page", () => {
    const dense = workshop.kernel({ page: 32 }).bytes;
    const loads = loadRanges(readElf(dense));
    const end = Math.ceil(loads.at(-1)!.end / 4096) * 4096;
    assert.deepEqual(regions(fillBootinfo(dense), 32).list, [[0x100000, 0x100000, end - 0x100000, 4, 7]]);
  });

  it("refuses an image without room", () => {
    assert.throws(() => fillBootinfo(workshop.kernel({ bootinfoSize: 160 }).bytes), {
      code: "formats/bootinfo-too-small",
      message: 'section ".uk_bootinfo" has 160 bytes, 3 memory regions need 176',
    });
    workshop.run("objcopy", "-R", ".uk_bootinfo", workshop.kernel().path, "without.elf");
    assert.throws(() => fillBootinfo(workshop.read("without.elf")), {
      code: "formats/no-bootinfo",
      message: 'the image has no section ".uk_bootinfo"',
    });
  });
});
