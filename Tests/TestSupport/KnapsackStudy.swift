public import Foundation

/// Writes a study whose best choice of exchanges is a knapsack of many dimensions: each exchange takes place as a
/// whole or not at all, and ten limits leave room for half of them, so that no search proves the best one soon.
///
/// - Parameter folder: where the study is written; it must not exist yet.
public func writeKnapsackStudy(to folder: URL) throws {
  let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  try FileManager.default.copyItem(at: package.appending(path: "Cases/starter"), to: folder)
  var generator = SeededGenerator(seed: 1)
  let names = (0..<120).map { "x\($0)" }
  let weights = (0..<10).map { _ in
    names.map { _ in Int.random(in: 500...1000, using: &generator) }
  }
  var files = [
    "exchanges.csv": ["id,name,type,from,to,waste,unit,today,planned,supply,demand"],
    "effects.csv": ["exchange,sector,flow,rate"],
    "limits.csv": ["limit,name,unit,maximum,exchange,coefficient"],
    "costs.csv": ["exchange,minimum"],
  ]
  for (position, name) in names.enumerated() {
    // What an exchange saves grows with what it takes up, so that none is better than another at first sight.
    let saving = Double(weights.reduce(0) { $0 + $1[position] }) / 10_000 + 0.1
    files["exchanges.csv"]?.append("\(name),\(name),heat,STEEL,CEMENT,of \(name),t,0,1,100,")
    files["effects.csv"]?.append("\(name),CEMENT,clinker,-\(saving)")
    files["costs.csv"]?.append("\(name),100")
  }
  for (limit, weights) in weights.enumerated() {
    let half = weights.reduce(0, +) * 100 / 2
    files["limits.csv"]? += zip(names, weights).map { "l\(limit),l\(limit),t,\(half),\($0),\($1)" }
  }
  for (name, lines) in files {
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: name))
  }
  let yaml = folder.appending(path: "study.yaml")
  let study = try String(contentsOf: yaml, encoding: .utf8)
    .split(separator: "\n", omittingEmptySubsequences: false)
    .filter { !$0.contains("MORE_SLAG") }.joined(separator: "\n")
  try Data((study + "\ncosts: costs.csv\ndiscount_rate: 0.08\n").utf8).write(to: yaml)
}
