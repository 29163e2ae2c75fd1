// Blocks of work shared out to threads as each becomes free, so that a busy neighbour slows only a part.
#include <pthread.h>
#include <stdatomic.h>

#include "CKernels.h"

#define MOST_WORKERS 64

typedef struct {
  atomic_long next;
  long blocks;
  void *context;
  void (*body)(void *context, long worker, long block);
} shared_work;

typedef struct {
  shared_work *work;
  long worker;
} one_worker;

static void *run(void *argument) {
  one_worker *self = argument;
  shared_work *work = self->work;
  for (long block = atomic_fetch_add(&work->next, 1); block < work->blocks;
       block = atomic_fetch_add(&work->next, 1))
    work->body(work->context, self->worker, block);
  return NULL;
}

void kernels_parallel(long workers, long blocks, void *context,
                      void (*body)(void *context, long worker, long block)) {
  shared_work work = {.next = 0, .blocks = blocks, .context = context, .body = body};
  one_worker selves[MOST_WORKERS];
  pthread_t threads[MOST_WORKERS];
  if (workers > MOST_WORKERS) workers = MOST_WORKERS;
  if (workers > blocks) workers = blocks;
  long started = 1;
  for (; started < workers; started++) {
    selves[started] = (one_worker){&work, started};
    if (pthread_create(&threads[started], NULL, run, &selves[started]) != 0) break;
  }
  selves[0] = (one_worker){&work, 0};
  run(&selves[0]);
  for (long worker = 1; worker < started; worker++) pthread_join(threads[worker], NULL);
}
