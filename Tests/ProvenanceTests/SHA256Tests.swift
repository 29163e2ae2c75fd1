import CSHA256
import Provenance
import TestSupport
import Testing

@Suite struct SHA256Tests {
  @Test func digestsAgreeWithPublishedOnes() {
    // FIPS 180-2, appendix B.1 and B.2; the empty message as in RFC 6234's test of length 0.
    #expect(
      SHA256.hexadecimal("abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hexadecimal("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      SHA256.hexadecimal("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  /// FIPS 180-2, appendix B.3.
  @Test func aMillionTimesTheSameLetter() {
    #expect(
      SHA256.hexadecimal(Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func aTextHasTheDigestOfItsBytes() {
    for text in ["", "a", "贵阳 CO₂", String(repeating: "钢渣 slag ", count: 1000)] {
      #expect(SHA256.hexadecimal(text) == SHA256.hexadecimal(Array(text.utf8)))
    }
  }

  @Test func theProcessorsInstructionsGiveWhatPlainArithmeticGives() {
    var random = SeededGenerator(seed: 20_261_125)
    for blocks in 0..<20 {
      let bytes = (0..<(64 * blocks)).map { _ in UInt8.random(in: 0...255, using: &random) }
      var quick = (0..<8).map { _ in UInt32.random(in: 0...UInt32.max, using: &random) }
      var plain = quick
      sha256_compress(&quick, bytes, blocks)
      sha256_compress_portably(&plain, bytes, blocks)
      #expect(quick == plain, "\(blocks) blocks")
    }
  }

  @Test func theDigestOfAStudyIsThatOfItsFilesAndNames() {
    let files = [
      FileDigest(name: "b.csv", of: Array("abc".utf8)), FileDigest(name: "a.csv", of: []),
    ]
    // printf 'e3b0c4…  a.csv\nba7816…  b.csv\n' | sha256sum
    #expect(
      FileDigest.digest(of: files)
        == SHA256.hexadecimal(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.csv\n"
            + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.csv\n"))
    #expect(FileDigest.digest(of: files) == FileDigest.digest(of: files.reversed()))
    var renamed = files
    renamed[0].name = "c.csv"
    #expect(FileDigest.digest(of: files) != FileDigest.digest(of: renamed))
  }
}
