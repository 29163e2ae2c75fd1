#ifndef SYMBIONT_CXLSXWRITER_H
#define SYMBIONT_CXLSXWRITER_H

#include <xlsxwriter.h>

#endif
