#include "CXLSXWriter.h"

#include <dlfcn.h>
#include <pthread.h>

// A cell is written by one of these; the rest is looked up at each call.
static struct {
  lxw_error (*number)(lxw_worksheet *, lxw_row_t, lxw_col_t, double, lxw_format *);
  lxw_error (*string)(lxw_worksheet *, lxw_row_t, lxw_col_t, const char *, lxw_format *);
  lxw_error (*boolean)(lxw_worksheet *, lxw_row_t, lxw_col_t, int, lxw_format *);
} writing;
static void *library = NULL;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  // Structures that are passed differ between versions, so that only the header's own will do.
  library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
  *(void **)&writing.number = dlsym(library, "worksheet_write_number");
  *(void **)&writing.string = dlsym(library, "worksheet_write_string");
  *(void **)&writing.boolean = dlsym(library, "worksheet_write_boolean");
}

bool xlsxwriter_is_available(void) {
  pthread_once(&once, load);
  return library != NULL;
}

lxw_error worksheet_write_number(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                                 double number, lxw_format *format) {
  return writing.number(sheet, row, column, number, format);
}

lxw_error worksheet_write_string(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                                 const char *text, lxw_format *format) {
  return writing.string(sheet, row, column, text, format);
}

lxw_error worksheet_write_boolean(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, int value,
                                  lxw_format *format) {
  return writing.boolean(sheet, row, column, value, format);
}

#define FORWARD(type, name, parameters, arguments)            \
  type name parameters {                                      \
    type(*function) parameters;                               \
    *(void **)&function = dlsym(library, #name);              \
    return function arguments;                                \
  }

FORWARD(lxw_workbook *, workbook_new_opt, (const char *path, lxw_workbook_options *options),
        (path, options))
FORWARD(lxw_error, workbook_set_properties,
        (lxw_workbook *workbook, lxw_doc_properties *properties), (workbook, properties))
FORWARD(lxw_error, workbook_validate_sheet_name, (lxw_workbook *workbook, const char *name),
        (workbook, name))
FORWARD(lxw_worksheet *, workbook_add_worksheet, (lxw_workbook *workbook, const char *name),
        (workbook, name))
FORWARD(lxw_format *, workbook_add_format, (lxw_workbook *workbook), (workbook))
FORWARD(lxw_error, workbook_close, (lxw_workbook *workbook), (workbook))
FORWARD(void, format_set_bold, (lxw_format *format), (format))
FORWARD(void, worksheet_freeze_panes, (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column),
        (sheet, row, column))
FORWARD(lxw_error, worksheet_set_column,
        (lxw_worksheet *sheet, lxw_col_t first, lxw_col_t last, double width, lxw_format *format),
        (sheet, first, last, width, format))
FORWARD(char *, lxw_strerror, (lxw_error error), (error))
