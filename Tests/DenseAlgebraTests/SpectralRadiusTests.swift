import DenseAlgebra
import TestSupport
import Testing

@Suite struct SpectralRadiusTests {
  @Test func bracketsTheEigenvalueOfATwoSectorTable() {
    // λ² − 0.2λ − 0.0425 = 0 for A = [[0.15, 0.25], [0.2, 0.05]] of Miller and Blair 2009, section 2.3.
    let expected = (0.2 + (0.04 + 0.17).squareRoot()) / 2
    let bracket = Matrix([[0.15, 0.25], [0.2, 0.05]]).withTableView {
      SpectralRadius.bracket($0, tolerance: 1e-13)
    }
    #expect(bracket.lower <= expected + 1e-15 && expected <= bracket.upper + 1e-15)
    #expect(bracket.upper - bracket.lower <= 1e-13)
    #expect(bracket.isBelowOne == true)
  }

  @Test func decidesOnBothSidesOfOne() {
    var generator = SeededGenerator(seed: 31)
    for n in [1, 2, 7, 40, 120] {
      for (radius, expected) in [
        (0.5, true), (0.99, true), (0.9999, true), (1.0001, false), (3, false),
      ] {
        let table = RandomTables.coefficients(
          order: n, radius: radius, spread: 1000, using: &generator)
        #expect(SpectralRadius.isBelowOne(table) == expected, "seed 31, n \(n), radius \(radius)")
        let bracket = table.withTableView { SpectralRadius.bracket($0, passes: 5000) }
        #expect(bracket.lower <= radius * (1 + 1e-9) && radius <= bracket.upper * (1 + 1e-9))
      }
    }
  }

  @Test func knowsTablesThatPowerIterationCannotNarrow() {
    // A chain: ρ = 0 though the column sums are 5.
    let chain = Matrix([[0, 5, 0], [0, 0, 5], [0, 0, 0]])
    #expect(SpectralRadius.isBelowOne(chain))
    #expect(chain.withTableView { SpectralRadius.bracket($0) }.lower == 0)
    #expect(SpectralRadius.isBelowOne(Matrix(rows: 0, columns: 0)))
    // A cycle of length two has eigenvalues ±2.
    #expect(!SpectralRadius.isBelowOne(Matrix([[0, 4], [1, 0]])))
  }

  @Test func decidesForNegativeElementsToo() {
    // A turn by 90° scaled by r has eigenvalues ±r·i, while |A| has the column sums r as well.
    #expect(SpectralRadius.isBelowOne(Matrix([[0, -0.9], [0.9, 0]])))
    #expect(!SpectralRadius.isBelowOne(Matrix([[0, -1.1], [1.1, 0]])))
    // [[0.9, −0.9], [0.9, −0.9]] squares to zero, though ρ(|A|) = 1.8.
    #expect(SpectralRadius.isBelowOne(Matrix([[0.9, -0.9], [0.9, -0.9]])))
    // Eigenvalues −2 and 0.5.
    #expect(!SpectralRadius.isBelowOne(Matrix([[-2, 0], [0, 0.5]])))
  }
}
