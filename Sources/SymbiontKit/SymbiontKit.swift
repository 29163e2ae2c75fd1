@_exported public import DenseAlgebra
@_exported public import InputOutputModel
@_exported public import LinearPrograms
@_exported public import Provenance
@_exported public import StudyFiles
@_exported public import SymbiosisModel
@_exported public import TableFormats
