/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/*
 * From the platform's entry to main and back. Read ukplat_entry() from top
 * to bottom.
 */
#include <errno.h>
#include <uk/alloc.h>
#include <uk/arch/tls.h>
#include <uk/argparse.h>
#include <uk/assert.h>
#include <uk/boot.h>
#include <uk/config.h>
#include <uk/ctors.h>
#include <uk/init.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/memory.h>
#include <uk/plat/time.h>
#include <uk/plat/tls.h>
#include <uk/print.h>
#include <uk/version.h>
#if CONFIG_LIBUKINTCTLR
#include <uk/intctlr.h>
#endif
#include "boot_impl.h"

#define MAXNBARGS CONFIG_LIBUKBOOT_MAXNBARGS

int main(int argc, char *argv[]);

/* Entries of the initialisation table before this one were started: their
 * term functions have to run.
 */
static const struct uk_inittab_entry *init_done = uk_inittab_start;

static void shut_down(enum ukplat_gstate target) __noreturn;

static void shut_down(enum ukplat_gstate target)
{
	struct uk_term_ctx ctx = { .target = target };

	while (init_done > uk_inittab_start) {
		init_done--;
		if (init_done->term) {
			uk_pr_debug("Call term function: %p()...\n",
				    init_done->term);
			init_done->term(&ctx);
		}
	}
	ukplat_terminate(target);
}

void uk_boot_exit(int status)
{
	ukplat_exit_status_set(status);
	shut_down(UKPLAT_HALT);
}

int uk_boot_shutdown_req(enum ukplat_gstate target __unused)
{
	return -ENOTSUP;
}

static void run_ctors(void)
{
	const uk_ctor_func_t *ctor;

	uk_ctortab_foreach(ctor, uk_ctortab_start, uk_ctortab_end) {
		uk_pr_debug("Call constructor: %p()...\n", *ctor);
		(*ctor)();
	}
}

static void run_array(const uk_init_array_func_t *fn,
		      const uk_init_array_func_t *end, int argc, char *argv[])
{
	for (; fn < end; fn++) {
		if (!*fn)
			continue;
		uk_pr_debug("Call constructor: %p(%d, ...)...\n", *fn, argc);
		(*fn)(argc, argv);
	}
}

/** @return 0, or the error of the entry that failed */
static int run_inittab(int argc, char *argv[])
{
	struct uk_init_ctx ctx = { .cmdline = { argc, argv } };
	int rc;

	for (; init_done < uk_inittab_end; init_done++) {
		if (!init_done->init)
			continue;
		uk_pr_debug("Call init function: %p()...\n", init_done->init);
		rc = init_done->init(&ctx);
		if (unlikely(rc < 0)) {
			uk_pr_err("Init function at %p returned error %d\n",
				  init_done->init, rc);
			return rc;
		}
	}
	return 0;
}

/* Thread-local storage for this context: library code may use it from the
 * init table on.
 */
static void set_up_tls(struct uk_alloc *a)
{
	void *area;

	area = uk_memalign(a, ukarch_tls_area_align(), ukarch_tls_area_size());
	if (unlikely(!area))
		UK_CRASH("No memory for thread-local storage\n");
	ukarch_tls_area_init(area);
	ukplat_tls_set(area);
	uk_pr_info("Thread-local storage: %lu bytes at %p\n",
		   ukarch_tls_area_size(), area);
}

void ukplat_entry_argp(char *arg0, char *argb, __sz argb_len)
{
	static char *argv[MAXNBARGS + 1];
	int argc = 0;

	if (arg0)
		argv[argc++] = arg0;
	/* One more than allowed, to see whether there is one. */
	if (argb && argb_len)
		argc += uk_argnparse(argb, argb_len, &argv[argc],
				     MAXNBARGS + 1 - argc);
	else if (argb)
		argc += uk_argparse(argb, &argv[argc], MAXNBARGS + 1 - argc);
	if (argc > MAXNBARGS) {
		argc = MAXNBARGS;
		uk_pr_err("Command line: \"%s\" and what follows is ignored: "
			  "LIBUKBOOT_MAXNBARGS is %d\n", argv[argc], argc);
	}
	argv[argc] = NULL;
	ukplat_entry(argc, argv);
}

void ukplat_entry(int argc, char *argv[])
{
	struct uk_alloc *a;
	int rc;

	run_ctors();
	if (boot_libparams(&argc, &argv))
		ukplat_terminate(UKPLAT_HALT);

	a = boot_heap();
	if (a)
		set_up_tls(a);
#if CONFIG_LIBUKINTCTLR
	rc = uk_intctlr_init(a);
	if (unlikely(rc))
		UK_CRASH("Cannot initialise interrupts: %d\n", rc);
#endif
	ukplat_time_init();
	ukplat_lcpu_enable_irq();

	if (unlikely(run_inittab(argc, argv) < 0))
		shut_down(UKPLAT_CRASH);

#if !CONFIG_LIBUKBOOT_BANNER_NONE
	uk_version();
#endif

	run_array(__preinit_array_start, __preinit_array_end, argc, argv);
	run_array(__init_array_start, __init_array_end, argc, argv);

	uk_pr_info("Calling main(%d, ...)\n", argc);
	rc = main(argc, argv);
	uk_pr_info("main returned %d\n", rc);
	uk_boot_exit(rc);
}
