import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { elfMachine, elfType, loadRanges, readElf, readSymbols, sectionBytes, sectionNamed } from "./elf.ts";
import { symbolFinder } from "./symbol-finder.ts";
import { KernelWorkshop } from "./kernel-workshop.test-support.ts";

const workshop = new KernelWorkshop();
after(() => workshop.remove());
const kernel = workshop.kernel();
const elf = readElf(kernel.bytes);

const hex = (value: number) => value.toString(16);

describe("readElf", () => {
  it("reads the header as readelf does", () => {
    const entry = /Entry point address: +0x(\w+)/.exec(workshop.run("readelf", "-h", kernel.path))![1];
    assert.equal(hex(elf.entry), entry);
    assert.deepEqual([elf.is64, elf.type, elf.machine], [true, elfType.executable, elfMachine.x86_64]);
  });

  it("reads the program headers as readelf does", () => {
    const expected = [
      ...workshop
        .run("readelf", "-lW", kernel.path)
        .matchAll(/^ +LOAD +0x(\w+) 0x(\w+) 0x(\w+) 0x(\w+) 0x(\w+) /gm),
    ].map((match) => match.slice(1).map((word) => parseInt(word, 16)));
    assert.equal(expected.length, 3);
    assert.deepEqual(
      elf.programHeaders.map((header) => [
        header.offset,
        header.virtualAddress,
        header.physicalAddress,
        header.fileSize,
        header.memorySize,
      ]),
      expected,
    );
    assert.deepEqual(
      loadRanges(elf).map((range) => range.flags),
      [5, 4, 6],
    );
  });

  it("reads the sections as readelf does", () => {
    const expected = [
      ...workshop
        .run("readelf", "-SW", kernel.path)
        .matchAll(/^ +\[ *\d+\] (\.\S+) +[A-Z_]+ +(\w+) (\w+) (\w+) /gm),
    ].map(([, name, ...words]) => [name, ...words.map((word) => parseInt(word, 16))]);
    assert.ok(expected.length > 8);
    assert.deepEqual(
      elf.sections.slice(1).map(({ name, address, offset, size }) => [name, address, offset, size]),
      expected,
    );
  });

  it("gives the bytes of a section, none for zeroed data", () => {
    const rodata = new TextDecoder().decode(sectionBytes(elf, sectionNamed(elf, ".rodata")!));
    assert.match(rodata, /hello from a tiny kernel/);
    assert.equal(sectionBytes(elf, sectionNamed(elf, ".bss")!).length, 0);
    assert.equal(sectionNamed(elf, ".nothing"), undefined);
  });

  it("reads symbols as nm does", () => {
    const expected = workshop
      .run("nm", kernel.path)
      .trim()
      .split("\n")
      .map((line) => line.replace(/^0+(\w+) \w (.*)$/, "$1 $2"));
    const ours = readSymbols(elf)
      .filter((symbol) => symbol.name !== "" && symbol.name !== "kernel.c" && !symbol.name.startsWith("."))
      .map((symbol) => `${hex(symbol.address)} ${symbol.name}`);
    assert.deepEqual(ours.sort(), expected.sort());
    assert.deepEqual(readSymbols(readElf(workshop.kernel({ strip: true }).bytes)), []);
  });

  it("reads 32-bit files", () => {
    workshop.run("objcopy", "-O", "elf32-i386", kernel.path, "kernel32.elf");
    const elf32 = readElf(workshop.read("kernel32.elf"));
    assert.deepEqual([elf32.is64, elf32.machine, elf32.entry], [false, elfMachine.i386, elf.entry]);
    assert.deepEqual(loadRanges(elf32), loadRanges(elf));
    const address = (symbols: ReturnType<typeof readSymbols>) => {
      return symbols.find((symbol) => symbol.name === "helper")!.address;
    };
    assert.equal(address(readSymbols(elf32)), address(readSymbols(elf)));
  });

  it("says what is wrong with a broken file", () => {
    const failure = (bytes: Uint8Array, code: string, message: string) =>
      assert.throws(() => readElf(bytes), { code, message });
    failure(
      new TextEncoder().encode("#!/bin/sh"),
      "formats/not-elf",
      "not an ELF file: it does not start with 7f 45 4c 46",
    );
    failure(new Uint8Array(0), "formats/not-elf", "not an ELF file: it does not start with 7f 45 4c 46");
    failure(
      Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 2),
      "formats/unsupported-elf",
      "unsupported ELF file: expected 32 or 64 bits and little endian, found class 2 and data encoding 2",
    );
    failure(
      kernel.bytes.slice(0, 63),
      "formats/truncated-elf",
      "truncated ELF file: the file header should end at byte 64, the file ends at byte 63",
    );
    failure(
      kernel.bytes.slice(0, 100),
      "formats/truncated-elf",
      "truncated ELF file: the program headers should end at byte 232, the file ends at byte 100",
    );
    const size = kernel.bytes.length;
    failure(
      kernel.bytes.slice(0, -1),
      "formats/truncated-elf",
      `truncated ELF file: the section headers should end at byte ${size}, the file ends at byte ${size - 1}`,
    );
  });
});

describe("symbolFinder", () => {
  const find = symbolFinder(elf);
  const at = (name: string) => readSymbols(elf).find((symbol) => symbol.name === name)!.address;

  it("finds the function around an address", () => {
    assert.deepEqual(find(at("helper")), { name: "helper", offset: 0 });
    assert.deepEqual(find(at("start") + 3), { name: "start", offset: 3 });
    assert.deepEqual(find(at("unsized")), { name: "unsized", offset: 0 });
  });

  it("finds nothing outside of code", () => {
    assert.equal(find(0), undefined);
    assert.equal(find(at("counter")), undefined);
    assert.equal(find(0xffff_ffff), undefined);
  });
});
