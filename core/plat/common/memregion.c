/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <errno.h>
#include <uk/plat/common/memregion.h>

#define PAGE_UP(x) (((x) + __PAGE_SIZE - 1) & __PAGE_MASK)
#define PAGE_DOWN(x) ((x) & __PAGE_MASK)

typedef struct ukplat_memregion_list mrlist;
typedef struct ukplat_memregion_desc mrdesc;

static inline __paddr_t mr_end(const mrdesc *m)
{
	return m->pbase + m->len;
}

/* How strong a claim is. */
static inline int mr_rank(__u16 type)
{
	if (type == UKPLAT_MEMRT_FREE)
		return 0;
	return type == UKPLAT_MEMRT_RESERVED ? 2 : 1;
}

/* Moves the start of a region, keeping virtual and physical in step. */
static inline void mr_set_base(mrdesc *m, __paddr_t base)
{
	m->vbase += base - m->pbase;
	m->len -= base - m->pbase;
	m->pbase = base;
}

static __noinline int mr_insert(mrlist *l, __u32 i, const mrdesc *m)
{
	__u32 j;

	if (l->count >= l->capacity)
		return -ENOMEM;
	for (j = l->count; j > i; j--)
		l->mrds[j] = l->mrds[j - 1];
	l->mrds[i] = *m;
	l->count++;
	return 0;
}

void ukplat_memregion_list_delete(mrlist *l, __u32 i)
{
	for (l->count--; i < l->count; i++)
		l->mrds[i] = l->mrds[i + 1];
}

static int mr_mergeable(const mrdesc *a, const mrdesc *b)
{
	/* What a loader brought keeps its limits: two modules that touch
	 * are still two modules. Segments of the image likewise.
	 */
	return a->type == b->type && a->flags == b->flags &&
	       mr_end(a) == b->pbase && a->vbase + a->len == b->vbase &&
	       !(a->type & (UKPLAT_MEMRT_INITRD | UKPLAT_MEMRT_KERNEL));
}

/* Puts a region that overlaps nothing at index i, joining neighbours. */
static __noinline int mr_place(mrlist *l, __u32 i, const mrdesc *m)
{
	if (i > 0 && mr_mergeable(&l->mrds[i - 1], m)) {
		l->mrds[i - 1].len += m->len;
		if (i < l->count && mr_mergeable(&l->mrds[i - 1],
						 &l->mrds[i])) {
			l->mrds[i - 1].len += l->mrds[i].len;
			ukplat_memregion_list_delete(l, i);
		}
		return 0;
	}
	if (i < l->count && mr_mergeable(m, &l->mrds[i])) {
		l->mrds[i].len += m->len;
		l->mrds[i].vbase = m->vbase;
		l->mrds[i].pbase = m->pbase;
		return 0;
	}
	return mr_insert(l, i, m);
}

/*
 * Makes room in the weaker region i, which overlaps m from m's start on or
 * from its own: what lies before m stays in i, what lies behind m becomes a
 * region of its own.
 * @return 0, or -ENOMEM
 */
static int mr_cut(mrlist *l, __u32 i, const mrdesc *m)
{
	mrdesc *old = &l->mrds[i];
	mrdesc tail = *old;
	int rc;

	if (mr_end(old) > mr_end(m)) {
		mr_set_base(&tail, mr_end(m));
		if (old->pbase >= m->pbase) {
			*old = tail;
			return 0;
		}
		rc = mr_insert(l, i + 1, &tail);
		if (rc < 0)
			return rc;
	} else if (old->pbase >= m->pbase) {
		ukplat_memregion_list_delete(l, i);
		return 0;
	}
	old->len = m->pbase - old->pbase;
	return 0;
}

int ukplat_memregion_list_claim(mrlist *l, const mrdesc *mrd)
{
	mrdesc m = *mrd, part;
	int rc;
	__u32 i;

	if (!m.len || m.pbase + m.len < m.pbase)
		return -EINVAL;

	/* Walk the regions that m meets; m shrinks from its start. */
	for (i = 0; i < l->count && m.len; ) {
		mrdesc *old = &l->mrds[i];

		if (mr_end(old) <= m.pbase) {
			i++;
			continue;
		}
		if (old->pbase >= mr_end(&m))
			break;
		if (mr_rank(old->type) < mr_rank(m.type)) {
			/* i is the same region, shorter, or the next one */
			rc = mr_cut(l, i, &m);
			if (rc < 0)
				return rc;
			continue;
		}

		/* A stronger region: keep what lies before it, go on
		 * behind it.
		 */
		part = m;
		if (mr_end(&m) > mr_end(old))
			mr_set_base(&m, mr_end(old));
		else
			m.len = 0;
		if (part.pbase < old->pbase) {
			part.len = old->pbase - part.pbase;
			rc = mr_place(l, i, &part);
			if (rc < 0)
				return rc;
			/* old may have moved: meet it again, behind it */
		}
	}
	return m.len ? mr_place(l, i, &m) : 0;
}

void ukplat_memregion_list_trim(mrlist *l, __u16 type)
{
	mrdesc *m;
	__paddr_t base, end;
	__u32 i;

	for (i = 0; i < l->count; ) {
		m = &l->mrds[i];
		if (m->type != type) {
			i++;
			continue;
		}
		base = PAGE_UP(m->pbase);
		end = PAGE_DOWN(mr_end(m));
		if (base >= end || base < m->pbase) {
			ukplat_memregion_list_delete(l, i);
			continue;
		}
		mr_set_base(m, base);
		m->len = end - base;
		i++;
	}
}

__paddr_t ukplat_memregion_list_take(mrlist *l, __sz len, __u16 type,
				     __u16 flags)
{
	mrdesc m, *old;
	__u32 i;

	len = PAGE_UP(len);
	for (i = 0; len && i < l->count; i++) {
		old = &l->mrds[i];
		if (old->type != UKPLAT_MEMRT_FREE || old->len < len)
			continue;
		m = *old;
		m.len = len;
		m.type = type;
		m.flags = flags;
		if (old->len > len) {
			mr_set_base(old, old->pbase + len);
		} else {
			ukplat_memregion_list_delete(l, i);
		}
		if (mr_place(l, i, &m) < 0) {
			/* list full: give the memory back */
			if (old->len && i < l->count)
				mr_set_base(old, m.pbase);
			return (__paddr_t)-1;
		}
		return m.pbase;
	}
	return (__paddr_t)-1;
}
