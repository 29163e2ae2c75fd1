// Memory in pages of 2 MB, where the system gives them when asked.
#include <sys/mman.h>

#include "CKernels.h"

void kernels_prefer_large_pages(void *start, size_t bytes) {
#if defined(MADV_HUGEPAGE)
  const uintptr_t page = 2 << 20, first = ((uintptr_t)start + page - 1) / page * page;
  const uintptr_t end = ((uintptr_t)start + bytes) / page * page;
  if (first < end) madvise((void *)first, end - first, MADV_HUGEPAGE);
#else
  (void)start;
  (void)bytes;
#endif
}
