#ifndef SYMBIONT_CHIGHS_H
#define SYMBIONT_CHIGHS_H

// The few functions of HiGHS that we call, as a table that is filled when a program is first solved.
//
// The library is opened on demand and not linked: linked, it took 2.3 ms of every start of the
// command (3.8 ms against 1.5 ms for an empty program), also of those that optimise nothing; and a
// machine without it can still build, test and run everything else. The signatures are those of
// HiGHS 1.x (interfaces/highs_c_api.h) with its default 32-bit HighsInt; dlsym finds a missing one,
// and the major version is compared before anything else is called.

#include <dlfcn.h>
#include <stddef.h>

struct symbiont_highs {
  int (*version_major)(void);
  void *(*create)(void);
  void (*destroy)(void *highs);
  int (*set_bool_option)(void *highs, const char *option, int value);
  int (*set_int_option)(void *highs, const char *option, int value);
  int (*set_double_option)(void *highs, const char *option, double value);
  int (*set_string_option)(void *highs, const char *option, const char *value);
  int (*pass_mip)(void *highs, int columns, int rows, int nonzeros, int format, int sense,
                  double offset, const double *cost, const double *column_lower,
                  const double *column_upper, const double *row_lower, const double *row_upper,
                  const int *start, const int *index, const double *value, const int *integrality);
  int (*pass_lp)(void *highs, int columns, int rows, int nonzeros, int format, int sense,
                 double offset, const double *cost, const double *column_lower,
                 const double *column_upper, const double *row_lower, const double *row_upper,
                 const int *start, const int *index, const double *value);
  int (*run)(void *highs);
  int (*model_status)(const void *highs);
  int (*solution)(const void *highs, double *column_value, double *column_dual, double *row_value,
                  double *row_dual);
  double (*objective)(const void *highs);
  int (*double_info)(const void *highs, const char *name, double *value);
  int (*int_info)(const void *highs, const char *name, int *value);
  int (*size_of_int)(const void *highs);
  int (*set_callback)(void *highs,
                      void (*callback)(int kind, const char *message, const void *found, void *wish,
                                       void *context),
                      void *context);
  int (*start_callback)(void *highs, int kind);
};

// Fills the table from the library at `path`; returns 0 when it is not there or lacks a function.
static inline int symbiont_highs_load(const char *path, struct symbiont_highs *table) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return 0;
#define SYMBIONT_LOAD(member, name)                                  \
  do {                                                               \
    *(void **)&table->member = dlsym(library, name);                 \
    if (table->member == NULL) {                                     \
      dlclose(library);                                              \
      return 0;                                                      \
    }                                                                \
  } while (0)
  SYMBIONT_LOAD(version_major, "Highs_versionMajor");
  SYMBIONT_LOAD(create, "Highs_create");
  SYMBIONT_LOAD(destroy, "Highs_destroy");
  SYMBIONT_LOAD(set_bool_option, "Highs_setBoolOptionValue");
  SYMBIONT_LOAD(set_int_option, "Highs_setIntOptionValue");
  SYMBIONT_LOAD(set_double_option, "Highs_setDoubleOptionValue");
  SYMBIONT_LOAD(set_string_option, "Highs_setStringOptionValue");
  SYMBIONT_LOAD(pass_mip, "Highs_passMip");
  SYMBIONT_LOAD(pass_lp, "Highs_passLp");
  SYMBIONT_LOAD(run, "Highs_run");
  SYMBIONT_LOAD(model_status, "Highs_getModelStatus");
  SYMBIONT_LOAD(solution, "Highs_getSolution");
  SYMBIONT_LOAD(objective, "Highs_getObjectiveValue");
  SYMBIONT_LOAD(double_info, "Highs_getDoubleInfoValue");
  SYMBIONT_LOAD(int_info, "Highs_getIntInfoValue");
  SYMBIONT_LOAD(size_of_int, "Highs_getSizeofHighsInt");
  SYMBIONT_LOAD(set_callback, "Highs_setCallback");
  SYMBIONT_LOAD(start_callback, "Highs_startCallback");
#undef SYMBIONT_LOAD
  return 1;
}

#endif
