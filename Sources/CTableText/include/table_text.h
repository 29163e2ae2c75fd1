#ifndef SYMBIONT_TABLE_TEXT_H
#define SYMBIONT_TABLE_TEXT_H

#include <stddef.h>

// Reads `count` numbers divided by `separator` from a line of text that begins at `text` and ends
// before `end` (its line feed not included; a carriage return before it is accepted).
//
// Every number becomes the nearest double. Returns NULL when all were read and the line is at its
// end, else the place of the first cell that is no finite number (or that is missing, or too many).
const char *symbiont_read_numbers(const char *text, const char *end, char separator, double *numbers,
                                  size_t count);

#endif
