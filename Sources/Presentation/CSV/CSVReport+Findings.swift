public import Provenance

extension CSVReport {
  /// Findings as a CSV table: severity, code, file, line, column, message.
  public static func findings(_ findings: [Finding]) -> String {
    "severity,code,file,line,column,message\n"
      + findings.map { finding in
        let place = finding.location
        let cells = [
          finding.severity.rawValue, finding.code, place?.file ?? "",
          place?.line.map(String.init) ?? "", place?.column.map(String.init) ?? "",
          finding.message,
        ]
        return cells.map { quoted($0) }.joined(separator: ",") + "\n"
      }.joined()
  }
}
