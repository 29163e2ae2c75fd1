/// The Python program that the child process runs; `CellStream` reads what it prints.
///
/// It limits its own memory and time first, looks into a zip's XML for what calamine does not
/// report (entities, errors, formulas without a value), and prints a line a record: `S` a sheet,
/// `M` a merge, `R` a row, `F` a fault, `!` a problem, `Z` the end.
enum CalamineScript {
  static let source = #"""
    import re, resource, sys, zipfile
    path, mode, only = sys.argv[1:4]
    memory, seconds, output = map(int, sys.argv[4:7])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    out = sys.stdout.write

    def escape(text):
        return (text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
                .replace("\r", "\\r"))

    def stop(kind, text=""):
        out("!" + kind + "\t" + escape(" ".join(str(text).split())[:300]) + "\n")
        sys.stdout.flush()
        sys.exit(0)

    def cell(value):
        if value == "" or value is None:
            return ""
        if value is True or value is False:
            return "B" + str(int(value))
        if isinstance(value, (int, float)):
            return repr(float(value))
        if isinstance(value, str):
            return '"' + escape(value)
        return "D" + (value.isoformat() if hasattr(value, "isoformat") else str(value))

    def column(letters):
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - 64
        return number - 1

    def faults(archive, part):
        xml = archive.read(part)
        if b"<f" not in xml and b":f" not in xml and b't="e"' not in xml:
            return
        for match in re.finditer(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", xml, re.S):
            head, body = match.group(1), match.group(2) or b""
            place = re.search(rb'\br="([A-Z]+)(\d+)"', head)
            if not place:
                continue
            value = re.search(rb"<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>", body)
            reason = None
            if b't="e"' in head:
                reason = value.group(1).decode("utf-8", "replace") if value else "#ERROR!"
            elif re.search(rb"<(?:\w+:)?f[\s/>]", body) and not (value and value.group(1).strip()):
                if b't="str"' not in head:
                    reason = "#formula without a value"
            if reason:
                yield int(place.group(2)) - 1, column(place.group(1).decode()), reason

    def parts(archive):
        """The XML part of each worksheet, by the sheet's name."""
        import xml.etree.ElementTree as tree
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
            return {}
        def parsed(part):
            xml = archive.read(part)
            # Expat reads these two, in any encoding.
            if b"<!DOCTYPE" in xml or b"\0" in xml:
                stop("entities")
            return tree.fromstring(xml)

        targets = {}
        for relation in parsed("xl/_rels/workbook.xml.rels"):
            target = relation.get("Target", "")
            targets[relation.get("Id")] = target.lstrip("/") if target.startswith("/") else "xl/" + target
        found = {}
        for element in parsed("xl/workbook.xml").iter():
            if element.tag.endswith("}sheet"):
                for key, value in element.attrib.items():
                    if key.endswith("}id") and targets.get(value) in names:
                        found[element.get("name")] = targets[value]
        return found

    def archive_of(path):
        if not zipfile.is_zipfile(path):
            return None
        archive = zipfile.ZipFile(path)
        if sum(info.file_size for info in archive.infolist()) > memory:
            stop("memory")
        for info in archive.infolist():
            if info.filename.endswith((".xml", ".rels")):
                with archive.open(info) as part:
                    if b"<!" in re.sub(rb"<!--.*?-->|<!\[CDATA\[", b"", part.read(4096), flags=re.S):
                        stop("entities")
        return archive

    def main():
        try:
            import python_calamine as calamine
        except ImportError as error:
            stop("module", error)
        archive = None
        with open(path, "rb") as file:
            if file.read(2) == b"PK":
                archive = archive_of(path)
        book = calamine.CalamineWorkbook.from_path(path)
        shown = calamine.SheetVisibleEnum.Visible
        sheets = [(sheet.name, sheet.visible == shown) for sheet in book.sheets_metadata
                  if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
        if mode == "all":
            wanted = [name for name, _ in sheets]
        elif mode == "one":
            wanted = [only] if any(name == only for name, _ in sheets) else []
        elif mode == "only":
            wanted = [name for name, visible in sheets if visible]
            wanted = wanted if len(wanted) == 1 else []
        else:
            wanted = []
        places = parts(archive) if archive and wanted else {}
        for name, visible in sheets:
            if mode == "one" and wanted and name not in wanted:
                continue
            out("S" + ("v" if visible else "h") + escape(name) + "\n")
            if name not in wanted:
                continue
            sheet = book.get_sheet_by_name(name)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
                out(f"M{top}\t{bottom}\t{left}\t{right}\n")
            lead = "\t" * (sheet.start[1] if sheet.start else 0)
            for row, values in enumerate(sheet.iter_rows() if sheet.start else []):
                line = "\t".join(map(cell, values)).rstrip("\t")
                if line:
                    out(f"R{row}\t{lead}{line}\n")
            if name in places:
                for row, place, reason in faults(archive, places[name]):
                    out(f"F{row}\t{place}\t{escape(reason)}\n")
        out("Z\n")
        sys.stdout.flush()

    try:
        main()
    except MemoryError:
        stop("memory")
    except SystemExit:
        raise
    except BaseException as error:
        if type(error).__name__ == "PasswordError":
            stop("password")
        stop("damaged", error or type(error).__name__)
    """#
}
