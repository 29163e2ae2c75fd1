#include "CZip.h"

#include <dlfcn.h>
#include <pthread.h>

static void *library = NULL;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  const char *const names[] = {"libzip.so.5", "libzip.so.4", "libzip.so"};
  for (int i = 0; i < 3 && library == NULL; i++) library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
}

bool zip_is_available(void) {
  pthread_once(&once, load);
  return library != NULL;
}

// A function of the library under its own name, looked up at each call: an archive takes a few hundred.
#define FORWARD(type, name, parameters, arguments)            \
  type name parameters {                                      \
    type(*function) parameters;                               \
    *(void **)&function = dlsym(library, #name);              \
    return function arguments;                                \
  }

FORWARD(zip_t *, zip_open, (const char *path, int flags, int *error), (path, flags, error))
FORWARD(int, zip_close, (zip_t *archive), (archive))
FORWARD(void, zip_discard, (zip_t *archive), (archive))
FORWARD(zip_int64_t, zip_get_num_entries, (zip_t *archive, zip_flags_t flags), (archive, flags))
FORWARD(int, zip_stat_index,
        (zip_t *archive, zip_uint64_t index, zip_flags_t flags, zip_stat_t *status),
        (archive, index, flags, status))
FORWARD(zip_file_t *, zip_fopen_index, (zip_t *archive, zip_uint64_t index, zip_flags_t flags),
        (archive, index, flags))
FORWARD(zip_int64_t, zip_fread, (zip_file_t *file, void *buffer, zip_uint64_t size),
        (file, buffer, size))
FORWARD(int, zip_fclose, (zip_file_t *file), (file))
FORWARD(zip_source_t *, zip_source_file,
        (zip_t *archive, const char *path, zip_uint64_t start, zip_int64_t size),
        (archive, path, start, size))
FORWARD(zip_int64_t, zip_file_add,
        (zip_t *archive, const char *name, zip_source_t *source, zip_flags_t flags),
        (archive, name, source, flags))
FORWARD(void, zip_error_init_with_code, (zip_error_t *error, int code), (error, code))
FORWARD(const char *, zip_error_strerror, (zip_error_t *error), (error))
FORWARD(void, zip_error_fini, (zip_error_t *error), (error))
