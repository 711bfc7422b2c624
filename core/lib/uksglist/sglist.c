/* SPDX-License-Identifier: BSD-3-Clause */
/* Copyright (c) 2026, The kiln authors */
#include <errno.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/limits.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/plat/io.h>
#include <uk/sglist.h>

/* What an append may change, to undo it */
struct mark {
	uint16_t nseg;
	size_t last_len;
};

static struct mark mark(const struct uk_sglist *sg)
{
	struct mark m = { sg->sg_nseg, 0 };

	if (sg->sg_nseg)
		m.last_len = sg->sg_segs[sg->sg_nseg - 1].ss_len;
	return m;
}

static void undo(struct uk_sglist *sg, struct mark m)
{
	sg->sg_nseg = m.nseg;
	if (m.nseg)
		sg->sg_segs[m.nseg - 1].ss_len = m.last_len;
}

/* Append physical memory, joining it to the last segment if adjacent */
static int append_range(struct uk_sglist *sg, __paddr_t paddr, size_t len)
{
	struct uk_sglist_seg *ss;

	if (!len)
		return 0;
	if (sg->sg_nseg) {
		ss = &sg->sg_segs[sg->sg_nseg - 1];
		if (ss->ss_paddr + ss->ss_len == paddr) {
			ss->ss_len += len;
			return 0;
		}
	}
	if (sg->sg_nseg == sg->sg_maxseg)
		return -EFBIG;
	ss = &sg->sg_segs[sg->sg_nseg++];
	ss->ss_paddr = paddr;
	ss->ss_len = len;
	return 0;
}

/* Bytes from `va` to the end of its page, `len` at most */
static size_t in_page(__uptr va, size_t len)
{
	return MIN(len, __PAGE_SIZE - (va & ~__PAGE_MASK));
}

int uk_sglist_append(struct uk_sglist *sg, void *buf, size_t len)
{
	__uptr va = (__uptr)buf;
	struct mark m;
	int rc = 0;

	UK_ASSERT(sg);
	if (!sg->sg_maxseg)
		return -EINVAL;
	m = mark(sg);
	while (len && !rc) {
		size_t part = in_page(va, len);

		rc = append_range(sg, ukplat_virt_to_phys((void *)va), part);
		va += part;
		len -= part;
	}
	if (rc)
		undo(sg, m);
	return rc;
}

int uk_sglist_append_sglist(struct uk_sglist *sg,
			    const struct uk_sglist *source,
			    size_t offset, size_t length)
{
	struct mark m;
	int rc = 0;

	UK_ASSERT(sg);
	UK_ASSERT(source);
	UK_ASSERT(sg != source);
	if (!sg->sg_maxseg)
		return -EINVAL;
	m = mark(sg);
	for (uint16_t i = 0; i < source->sg_nseg && length && !rc; i++) {
		const struct uk_sglist_seg *ss = &source->sg_segs[i];
		size_t part;

		if (offset >= ss->ss_len) {
			offset -= ss->ss_len;
			continue;
		}
		part = MIN(ss->ss_len - offset, length);
		rc = append_range(sg, ss->ss_paddr + offset, part);
		offset = 0;
		length -= part;
	}
	if (!rc && length)
		rc = -EINVAL;
	if (rc)
		undo(sg, m);
	return rc;
}

int uk_sglist_count(void *buf, size_t len)
{
	__uptr va = (__uptr)buf;
	__paddr_t paddr, end = 0;
	int nsegs = 0;

	while (len) {
		size_t part = in_page(va, len);

		paddr = ukplat_virt_to_phys((void *)va);
		if (!nsegs || paddr != end)
			nsegs++;
		end = paddr + part;
		va += part;
		len -= part;
	}
	return nsegs;
}

size_t uk_sglist_length(struct uk_sglist *sg)
{
	size_t length = 0;

	UK_ASSERT(sg);
	for (uint16_t i = 0; i < sg->sg_nseg; i++)
		length += sg->sg_segs[i].ss_len;
	return length;
}

int uk_sglist_join(struct uk_sglist *first, struct uk_sglist *second)
{
	int rc;

	UK_ASSERT(first);
	UK_ASSERT(second);
	if (!second->sg_nseg)
		return 0;
	if (!first->sg_maxseg)
		return -EFBIG;
	rc = uk_sglist_append_sglist(first, second, 0,
				     uk_sglist_length(second));
	if (!rc)
		uk_sglist_reset(second);
	return rc;
}

struct uk_sglist *uk_sglist_alloc(struct uk_alloc *a, int nsegs)
{
	struct uk_sglist *sg;

	UK_ASSERT(nsegs >= 0 && nsegs <= UINT16_MAX);
	sg = uk_malloc(a, sizeof(*sg)
		       + (size_t)nsegs * sizeof(struct uk_sglist_seg));
	if (sg)
		uk_sglist_init(sg, (uint16_t)nsegs,
			       (struct uk_sglist_seg *)(sg + 1));
	return sg;
}

void uk_sglist_free(struct uk_sglist *sg, struct uk_alloc *a)
{
	if (sg && uk_refcount_release(&sg->sg_refs))
		uk_free(a, sg);
}

struct uk_sglist *uk_sglist_build(struct uk_alloc *a, void *buf, size_t len,
				  int nsegs)
{
	struct uk_sglist *sg;

	if (!len)
		return NULL;
	sg = uk_sglist_alloc(a, nsegs);
	if (sg && uk_sglist_append(sg, buf, len)) {
		uk_sglist_free(sg, a);
		sg = NULL;
	}
	return sg;
}

struct uk_sglist *uk_sglist_clone(struct uk_sglist *sg, struct uk_alloc *a)
{
	struct uk_sglist *copy;

	UK_ASSERT(sg);
	copy = uk_sglist_alloc(a, sg->sg_maxseg);
	if (copy) {
		copy->sg_nseg = sg->sg_nseg;
		memcpy(copy->sg_segs, sg->sg_segs,
		       sg->sg_nseg * sizeof(struct uk_sglist_seg));
	}
	return copy;
}

/* Segments that the given part of a list touches */
static int touched(const struct uk_sglist *sg, size_t offset, size_t length)
{
	int n = 0;

	for (uint16_t i = 0; i < sg->sg_nseg && length; i++) {
		size_t len = sg->sg_segs[i].ss_len;

		if (offset >= len) {
			offset -= len;
			continue;
		}
		n++;
		length -= MIN(len - offset, length);
		offset = 0;
	}
	return n;
}

/* Drop the first `length` bytes */
static void drop_front(struct uk_sglist *sg, size_t length)
{
	uint16_t i = 0;

	while (i < sg->sg_nseg && length >= sg->sg_segs[i].ss_len)
		length -= sg->sg_segs[i++].ss_len;
	sg->sg_nseg -= i;
	memmove(sg->sg_segs, sg->sg_segs + i,
		sg->sg_nseg * sizeof(struct uk_sglist_seg));
	if (sg->sg_nseg) {
		sg->sg_segs[0].ss_paddr += length;
		sg->sg_segs[0].ss_len -= length;
	}
}

int uk_sglist_slice(struct uk_sglist *original, struct uk_sglist **slice,
		    struct uk_alloc *a, size_t offset, size_t length)
{
	struct uk_sglist *sg;
	int rc;

	UK_ASSERT(original);
	UK_ASSERT(slice);
	if (!length)
		return 0;
	if (offset + length < offset
	    || offset + length > uk_sglist_length(original))
		return -EINVAL;
	sg = *slice;
	if (sg && sg->sg_nseg)
		return -EINVAL;
	if (!sg) {
		sg = uk_sglist_alloc(a, touched(original, offset, length));
		if (!sg)
			return -ENOMEM;
	} else if (sg->sg_maxseg < touched(original, offset, length)) {
		return -EFBIG;
	}
	rc = uk_sglist_append_sglist(sg, original, offset, length);
	UK_ASSERT(!rc);
	*slice = sg;
	return rc;
}

int uk_sglist_split(struct uk_sglist *original, struct uk_sglist **head,
		    struct uk_alloc *a, size_t length)
{
	int rc;

	UK_ASSERT(original);
	if (uk_refcount_read(&original->sg_refs) > 1)
		return -EDOM;
	length = MIN(length, uk_sglist_length(original));
	rc = uk_sglist_slice(original, head, a, 0, length);
	if (!rc)
		drop_front(original, length);
	return rc;
}
