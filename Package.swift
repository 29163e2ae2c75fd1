// swift-tools-version: 6.3
import PackageDescription

// ExistentialAny: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
// MemberImportVisibility: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
// InternalImportsByDefault: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "symbiont",
  products: [
    .library(name: "SymbiontKit", targets: ["SymbiontKit"]),
    .executable(name: "symbiont", targets: ["symbiont"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // Loads OpenBLAS (Debian's libopenblas0) when the first large matrix comes.
    .target(name: "COpenBLAS"),
    .target(name: "CKernels"),
    .systemLibrary(name: "CHiGHS"),
    .target(name: "LinearPrograms", dependencies: ["CHiGHS"]),
    // Open libzip and libxlsxwriter when the first archive or workbook comes.
    .target(name: "CZip"),
    .target(name: "CXLSXWriter"),
    .target(name: "CTableText"),
    .target(name: "CSHA256"),
    .target(name: "Provenance", dependencies: ["CSHA256"]),
    .target(name: "Workbook", dependencies: ["CXLSXWriter", "Provenance"]),
    .target(name: "DenseAlgebra", dependencies: ["CKernels", "COpenBLAS"]),
    .target(name: "InputOutputModel", dependencies: ["DenseAlgebra", "Provenance"]),
    .target(
      name: "SymbiosisModel",
      dependencies: [
        "InputOutputModel", "DenseAlgebra", "LinearPrograms", "Provenance",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(
      name: "TableFormats",
      dependencies: [
        "CTableText", "CZip", "Workbook", "InputOutputModel", "DenseAlgebra", "Provenance",
      ]),
    .target(
      name: "StudyFiles",
      dependencies: [
        "SymbiosisModel", "TableFormats", "Workbook", "InputOutputModel", "DenseAlgebra",
        "Provenance",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "Presentation",
      dependencies: [
        "SymbiosisModel", "Workbook", "InputOutputModel", "DenseAlgebra", "Provenance",
      ]),
    .target(
      name: "SymbiontKit",
      dependencies: [
        "Provenance", "DenseAlgebra", "InputOutputModel", "LinearPrograms", "SymbiosisModel",
        "TableFormats", "StudyFiles",
      ]),
    .target(
      name: "CommandLineInterface",
      dependencies: [
        "StudyFiles", "StudyStore", "Presentation", "SymbiosisModel", "InputOutputModel",
        "DenseAlgebra", "Provenance", "TableFormats", "Workbook",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(
      name: "StudyStore",
      dependencies: [
        "SymbiosisModel", "Provenance", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(
      name: "WebInterface",
      dependencies: [
        "StudyFiles", "StudyStore", "Presentation", "SymbiosisModel", "InputOutputModel",
        "DenseAlgebra", "Provenance", "TableFormats", "Workbook",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Logging", package: "swift-log"),
      ], exclude: ["Resources"]),
    .executableTarget(
      name: "symbiont",
      dependencies: [
        "CommandLineInterface", "WebInterface",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(
      name: "TestSupport", dependencies: ["DenseAlgebra", "InputOutputModel", "Provenance"],
      path: "Tests/TestSupport"),
    .testTarget(name: "LinearProgramsTests", dependencies: ["LinearPrograms", "TestSupport"]),
    .testTarget(
      name: "ProvenanceTests", dependencies: ["Provenance", "CSHA256", "TestSupport"]),
    .testTarget(name: "WorkbookTests", dependencies: ["Workbook", "Provenance", "TestSupport"]),
    .testTarget(
      name: "DenseAlgebraTests", dependencies: ["DenseAlgebra", "CKernels", "TestSupport"]),
    .testTarget(
      name: "InputOutputModelTests",
      dependencies: ["InputOutputModel", "DenseAlgebra", "Provenance", "TestSupport"]),
    .testTarget(
      name: "SymbiosisModelTests",
      dependencies: [
        "SymbiosisModel", "InputOutputModel", "DenseAlgebra", "Provenance", "StudyFiles",
        "TestSupport",
      ]),
    .testTarget(
      name: "TableFormatsTests",
      dependencies: [
        "TableFormats", "Workbook", "InputOutputModel", "DenseAlgebra", "Provenance", "TestSupport",
      ]),
    .testTarget(
      name: "StudyFilesTests",
      dependencies: [
        "StudyFiles", "SymbiosisModel", "TableFormats", "Workbook", "InputOutputModel",
        "DenseAlgebra", "Provenance", "TestSupport",
      ], exclude: ["broken-studies.json"]),
    .testTarget(
      name: "PresentationTests",
      dependencies: [
        "Presentation", "SymbiosisModel", "StudyFiles", "InputOutputModel", "DenseAlgebra",
        "Workbook", "Provenance", "TestSupport",
      ]),
    .testTarget(
      name: "StudyStoreTests", dependencies: ["StudyStore", "Provenance", "TestSupport"]),
    .testTarget(
      name: "WebInterfaceTests",
      dependencies: [
        "WebInterface", "Presentation", "StudyFiles", "SymbiosisModel", "InputOutputModel",
        "Provenance", "TestSupport",
      ]),
    .testTarget(
      name: "CommandLineInterfaceTests",
      dependencies: [
        "CommandLineInterface", "Presentation", "SymbiosisModel", "Workbook", "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// The engine's benchmark is no part of the package for those who use it (Benchmarks/engine.py sets this).
if Context.environment["SYMBIONT_BENCHMARKS"] != nil {
  package.products.append(.executable(name: "engine-bench", targets: ["engine-bench"]))
  package.targets.append(
    .executableTarget(
      name: "engine-bench",
      dependencies: ["DenseAlgebra", "InputOutputModel", "StudyFiles", "SymbiosisModel"],
      path: "Benchmarks/EngineBench"))
}

// The system library and the test folders take no settings; every target of ours takes all of them.
for target in package.targets where target.type != .system {
  target.swiftSettings = (target.swiftSettings ?? []) + swiftSettings
}
