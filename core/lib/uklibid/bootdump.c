/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Print the build information on the kernel console during boot. */
#include <stdio.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/init.h>
#include <uk/libid/info.h>
#include <uk/plat/console.h>

static const char *rec_name(__u16 type)
{
	static const char * const name[] = {
		"?", "Library", "Comment", "Version", "License", "Git",
		"Version", "Full version", "Code name", "Configuration",
		"Configuration (gzip)", "Compiler", "Compile date",
		"Compiled by", "Association", "Options",
	};

	return name[type < ARRAY_SIZE(name) ? type : 0];
}

static void print_rec(const struct uk_libinfo_rec *rec)
{
	char line[128];
	__u32 opts;
	int len;

	if (rec->type == UKLI_REC_COMPILEOPTS) {
		memcpy(&opts, rec->data, sizeof(opts));
		len = snprintf(line, sizeof(line), " %s:%s%s%s%s\n",
			       rec_name(rec->type),
			       opts & UKLI_OPT_PIE ? " PIE" : "",
			       opts & UKLI_OPT_DCE ? " DCE" : "",
			       opts & UKLI_OPT_LTO ? " LTO" : "",
			       opts ? "" : " none");
	} else {
		len = snprintf(line, sizeof(line), " %s: %s\n",
			       rec_name(rec->type), rec->data);
	}
	ukplat_coutk(line, MIN((unsigned int)len,
			       (unsigned int)sizeof(line) - 1));
}

static int bootdump(struct uk_init_ctx *ictx __unused)
{
	const struct uk_libinfo_hdr *hdr;
	const struct uk_libinfo_rec *rec;
	const char image[] = "Image:\n", library[] = "Library:\n";

	uk_libinfo_hdr_foreach(hdr) {
		if (hdr->recs[0].type == UKLI_REC_LIBNAME)
			ukplat_coutk(library, sizeof(library) - 1);
		else
			ukplat_coutk(image, sizeof(image) - 1);
		uk_libinfo_rec_foreach(hdr, rec)
			print_rec(rec);
	}
	return 0;
}

uk_early_initcall(bootdump, 0);
