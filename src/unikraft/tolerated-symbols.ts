/**
 * Options that Kraftfiles in the wild set although the core they are built with does not define them: other
 * releases of Unikraft do. They are ignored with a warning, as Unikraft's own configuration ignores them.
 */
export const toleratedSymbols =
  /^(LIBDEVFS_DEVSTDOUT|LIBPOSIX_PROCESS_(MULTITHREADING|ARCH_PRCTL)|PLAT_KVM_VMM_QEMU|LIBVFSCORE_(ROOTFS_INITRD|AUTOMOUNT_ROOTFS)|LIBUKRANDOM_(GETRANDOM|LCPU)|LIBUKDEBUG_CRASH_SCREEN|LIBUKCONSOLE.*|LIBNS16550.*|LIBPOSIX_NETLINK|LIBPOSIX_FDTAB_MULTITAB|APPELFLOADER_HFS.*|HAVE_IBMPC.*|HAVE_VFS|I8042|UK_BASE)$/;
