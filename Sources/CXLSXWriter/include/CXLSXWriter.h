#ifndef SYMBIONT_CXLSXWRITER_H
#define SYMBIONT_CXLSXWRITER_H

// libxlsxwriter, opened when the first workbook is written: linked, it took 0.3 ms of every start of the command.
//
// What xlsxwriter.h declares is used as it is; xlsxwriter_library.c defines the few functions that we call. Each of
// them needs xlsxwriter_is_available() to be true.
#include <stdbool.h>
#include <xlsxwriter.h>

// Whether the library is on this machine, in the version of the header; loads it at the first call.
bool xlsxwriter_is_available(void);

#endif
