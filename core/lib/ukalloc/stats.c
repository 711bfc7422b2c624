/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
/* Allocator statistics; see struct uk_alloc_stats. */
#include <string.h>
#include <uk/alloc.h>
#include <uk/alloc_impl.h>
#include <uk/assert.h>
#include <uk/config.h>

int _uk_alloc_stats_paused;

#if CONFIG_LIBUKALLOC_IFSTATS_GLOBAL
static struct uk_alloc_stats global;
#endif

static void count_alloc(struct uk_alloc_stats *s, __sz size)
{
	s->last_alloc_size = size;
	if (size > s->max_alloc_size)
		s->max_alloc_size = size;
	if (s->tot_nb_allocs == 0 || size < s->min_alloc_size)
		s->min_alloc_size = size;
	s->tot_nb_allocs++;
	if (++s->cur_nb_allocs > s->max_nb_allocs)
		s->max_nb_allocs = s->cur_nb_allocs;
	s->cur_mem_use += (__ssz)size;
	if (s->cur_mem_use > s->max_mem_use)
		s->max_mem_use = s->cur_mem_use;
}

static void count_free(struct uk_alloc_stats *s, __sz size)
{
	s->tot_nb_frees++;
	s->cur_nb_allocs--;
	s->cur_mem_use -= (__ssz)size;
}

void _uk_alloc_stats_add(struct uk_alloc *a, __sz size)
{
	if (_uk_alloc_stats_paused)
		return;
	count_alloc(&a->_stats, size);
#if CONFIG_LIBUKALLOC_IFSTATS_GLOBAL
	count_alloc(&global, size);
#endif
}

void _uk_alloc_stats_sub(struct uk_alloc *a, __sz size)
{
	if (_uk_alloc_stats_paused)
		return;
	count_free(&a->_stats, size);
#if CONFIG_LIBUKALLOC_IFSTATS_GLOBAL
	count_free(&global, size);
#endif
}

void _uk_alloc_stats_enomem(struct uk_alloc *a)
{
	if (_uk_alloc_stats_paused)
		return;
	a->_stats.nb_enomem++;
#if CONFIG_LIBUKALLOC_IFSTATS_GLOBAL
	global.nb_enomem++;
#endif
}

void uk_alloc_stats_reset(struct uk_alloc *a)
{
	memset(&a->_stats, 0, sizeof(a->_stats));
}

void uk_alloc_stats_get(struct uk_alloc *a, struct uk_alloc_stats *dst)
{
	UK_ASSERT(a);
	UK_ASSERT(dst);
	*dst = a->_stats;
}

#if CONFIG_LIBUKALLOC_IFSTATS_GLOBAL
void uk_alloc_stats_get_global(struct uk_alloc_stats *dst)
{
	UK_ASSERT(dst);
	*dst = global;
}
#endif
