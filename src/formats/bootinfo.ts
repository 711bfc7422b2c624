import { KilnError } from "../base/index.ts";
import { loadRanges, readElf, sectionNamed, sectionType } from "./elf.ts";

export interface BootinfoOptions {
  /** The guest was built with region names (`CONFIG_UKPLAT_MEMRNAME`): 64 bytes for a region instead of 32. */
  readonly regionNames?: boolean;
}

const section = ".uk_bootinfo";
const magic = 0xb007b0b0;
const version = 1;
const headerSize = 80;
const pageSize = 4096;
const kernelRegion = 4;

/**
 * The ELF file again, with the section `.uk_bootinfo` filled in: what the guest's boot code must know about its
 * own image, one region for each loaded segment. Layout, little endian: magic u32, version u8, 3 bytes, loader and
 * protocol names 16 bytes each, command line address and length, device tree and EFI table addresses u64 each
 * (all zero until boot), capacity u32, count u32; then regions of physical base, virtual base, length u64, type
 * u16, flags u16 (1 read, 2 write, 4 execute), and 4 bytes, or 36 bytes of name where wanted.
 */
export function fillBootinfo(image: Uint8Array, options: BootinfoOptions = {}): Uint8Array {
  const elf = readElf(image);
  const place = sectionNamed(elf, section);
  if (!place) {
    throw new KilnError("formats/no-bootinfo", `the image has no section "${section}"`, {
      hint: "check that the platform's linker script keeps it",
    });
  }
  if (place.type === sectionType.nobits) {
    throw new KilnError("formats/no-bootinfo", `section "${section}" holds no bytes in the file (NOBITS)`, {
      hint: "place it among initialised data",
    });
  }
  const recordSize = options.regionNames === true ? 64 : 32;
  const capacity = Math.floor((place.size - headerSize) / recordSize);
  const regions = kernelRegions(loadRanges(elf));
  if (capacity < regions.length) {
    throw new KilnError(
      "formats/bootinfo-too-small",
      `section "${section}" has ${place.size} bytes, ${regions.length} memory regions need ${headerSize + regions.length * recordSize}`,
    );
  }

  const filled = image.slice();
  const bytes = filled.subarray(place.offset, place.offset + place.size).fill(0);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setUint32(0, magic, true);
  view.setUint8(4, version);
  view.setUint32(72, capacity, true);
  view.setUint32(76, regions.length, true);
  regions.forEach(({ start, end, flags }, index) => {
    const at = headerSize + index * recordSize;
    view.setBigUint64(at, BigInt(start), true);
    view.setBigUint64(at + 8, BigInt(start), true);
    view.setBigUint64(at + 16, BigInt(end - start), true);
    view.setUint16(at + 24, kernelRegion, true);
    view.setUint16(at + 26, flags, true);
    if (options.regionNames === true) bytes.set(new TextEncoder().encode("kernel"), at + 28);
  });
  return filled;
}

interface Region {
  readonly start: number;
  readonly end: number;
  readonly flags: number;
}

// Regions are whole pages. Segments that share a page cannot be protected apart, so they become one region.
function kernelRegions(loads: readonly Region[]): readonly Region[] {
  const regions: Region[] = [];
  for (const load of loads) {
    const start = Math.floor(load.start / pageSize) * pageSize;
    const end = Math.ceil(load.end / pageSize) * pageSize;
    const flags = regionFlags(load.flags);
    const last = regions.at(-1);
    if (last && start < last.end) {
      regions[regions.length - 1] = {
        start: last.start,
        end: Math.max(last.end, end),
        flags: last.flags | flags,
      };
    } else {
      regions.push({ start, end, flags });
    }
  }
  return regions;
}

// ELF counts execute, write, read from the lowest bit; the region list counts read, write, execute.
function regionFlags(elfFlags: number): number {
  return ((elfFlags & 4) >> 2) | (elfFlags & 2) | ((elfFlags & 1) << 2);
}
