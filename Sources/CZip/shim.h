#ifndef SYMBIONT_CZIP_H
#define SYMBIONT_CZIP_H

#include <zip.h>

#endif
