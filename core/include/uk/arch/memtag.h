/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Memory tagging; no architecture here has it, so tags do nothing. */
#ifndef __UKARCH_MEMTAG_H__
#define __UKARCH_MEMTAG_H__

#include <uk/arch/types.h>

#ifndef __ASSEMBLY__

static inline void *ukarch_memtag_region(void *ptr, __sz size)
{
	(void)size;
	return ptr;
}

#endif /* !__ASSEMBLY__ */
#endif /* __UKARCH_MEMTAG_H__ */
