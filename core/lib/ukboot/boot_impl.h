/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* The parts of the boot library, in the order they are used. */
#ifndef __UKBOOT_IMPL_H__
#define __UKBOOT_IMPL_H__

/** Gives library parameters to the libraries and leaves in *argc and *argv
 * what main shall see.
 * @return 0, or a positive number if the parameters only asked for help
 */
int boot_libparams(int *argc, char ***argv);

struct uk_alloc;

/** Makes the default allocator of all free memory.
 * @return it, or NULL if none is configured; crashes if there is no memory
 */
struct uk_alloc *boot_heap(void);

#endif /* __UKBOOT_IMPL_H__ */
