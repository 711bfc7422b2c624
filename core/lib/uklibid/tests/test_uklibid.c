/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <string.h>
#include <uk/config.h>
#include <uk/libid.h>
#include <uk/libid/info.h>
#include <uk/test.h>

UK_TESTCASE(uklibid, numbers_and_names)
{
	__u16 self = uk_libid_self();

	UK_TEST_EXPECT_SNUM_LT(self, uk_libid_count());
	UK_TEST_EXPECT_SNUM_EQ(self, uk_libid_static(libuklibid));
	UK_TEST_EXPECT_ZERO(strcmp(uk_libname(self), "libuklibid"));
	UK_TEST_EXPECT_SNUM_EQ(uk_libid("libuklibid"), self);
	UK_TEST_EXPECT_SNUM_EQ(uk_libid("nobody"), UKLIBID_NONE);
	UK_TEST_EXPECT_NULL(uk_libname(UKLIBID_NONE));
}

#if CONFIG_LIBUKLIBID_INFO
UK_TESTCASE(uklibid, build_information)
{
	const struct uk_libinfo_hdr *hdr;
	const struct uk_libinfo_rec *rec;
	int entries = 0, self = 0;

	uk_libinfo_hdr_foreach(hdr) {
		UK_TEST_ASSERT(hdr->len >= sizeof(*hdr));
		UK_TEST_EXPECT_SNUM_EQ(hdr->version, UKLI_VERSION);
		entries++;
		uk_libinfo_rec_foreach(hdr, rec) {
			UK_TEST_ASSERT(rec->len >= sizeof(*rec));
			self += rec->type == UKLI_REC_LIBNAME
				&& !strcmp(rec->data, "libuklibid");
		}
		UK_TEST_EXPECT_PTR_EQ(rec, _uk_libinfo_next(hdr));
	}
	UK_TEST_EXPECT_PTR_EQ(hdr, uk_libinfo_end);
	UK_TEST_EXPECT_SNUM_EQ(self, 1);
	/* one for each library that has an object, one for the image */
	UK_TEST_EXPECT_SNUM_GT(entries, 2);
}
#endif

uk_testsuite_register(uklibid, NULL);
