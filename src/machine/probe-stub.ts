/** The exit status of QEMU when the stub ran to its end: isa-debug-exit makes (value << 1) | 1 of a value. */
export const probeStubExitCode = (0x10 << 1) | 1;

const loadAddress = 0x10_0000;
const tables = 0x10_1000;
const gdtOffset = 0x98;
const gdtPointerOffset = 0xa8;

/**
 * The smallest guest that needs a 64-bit CPU: enters long mode, computes 0x10 with a 64-bit register and writes it
 * to port 0x501, where QEMU's isa-debug-exit listens. A multiboot image without ELF (the header says where it
 * goes), 178 bytes; it touches 4 KiB pages 0x100 to 0x103 of memory and nothing else.
 */
export function probeStub(): Uint8Array {
  const code = [
    // Identity map of the first 2 MiB: one entry at each level, present and writable; the last a large page.
    ...storeWord(tables, tables + 0x1003),
    ...storeWord(tables + 0x1000, tables + 0x2003),
    ...storeWord(tables + 0x2000, 0x83),
    ...[0xb8, ...word(tables), 0x0f, 0x22, 0xd8], // mov eax, tables; mov cr3, eax
    ...[0xb8, ...word(0x20), 0x0f, 0x22, 0xe0], // mov eax, PAE; mov cr4, eax
    ...[0xb9, ...word(0xc000_0080), 0x0f, 0x32], // mov ecx, EFER; rdmsr
    ...[0x0d, ...word(0x100), 0x0f, 0x30], // or eax, LME; wrmsr
    ...[0x0f, 0x20, 0xc0, 0x0d, ...word(0x8000_0000), 0x0f, 0x22, 0xc0], // cr0 |= PG
    ...[0x0f, 0x01, 0x15, ...word(loadAddress + gdtPointerOffset)], // lgdt
  ];
  const headerSize = 32;
  const longMode = loadAddress + headerSize + code.length + 7;
  code.push(
    ...[0xea, ...word(longMode), 0x08, 0x00], // jmp 0x08:longMode
    ...[0x48, 0xb8, ...word(0), ...word(0x10)], // mov rax, 0x10 << 32
    ...[0x48, 0xc1, 0xe8, 0x20], // shr rax, 32
    ...[0x66, 0xba, 0x01, 0x05, 0x66, 0xef], // mov dx, 0x501; out dx, ax
    ...[0xf4, 0xeb, 0xfd], // hlt, again and again
  );

  const flags = 0x1_0000; // the header carries the addresses
  const magic = 0x1bad_b002;
  const bytes = new Uint8Array(gdtPointerOffset + 10);
  bytes.set([
    ...[magic, flags, 0x1_0000_0000 - magic - flags, loadAddress, loadAddress].flatMap(word),
    ...[loadAddress + bytes.length, tables + 0x3000, loadAddress + headerSize].flatMap(word),
    ...code,
  ]);
  bytes.set([0xff, 0xff, 0, 0, 0, 0x9a, 0xaf, 0], gdtOffset + 8); // selector 8: 64-bit code
  bytes.set([15, 0, ...word(loadAddress + gdtOffset)], gdtPointerOffset);
  return bytes;
}

function storeWord(address: number, value: number): number[] {
  return [0xc7, 0x05, ...word(address), ...word(value)]; // mov dword [address], value
}

function word(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}
