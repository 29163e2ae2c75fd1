/// The text of Plotly's script bundle, ready to stand inside a page.
public struct PlotlyScript: Sendable {
  /// The version whose style hashes are known.
  public static let version = "7.1.0"

  /// The script.
  let text: String

  /// Takes the text of `plotly.min.js`; `nil` for a text that would end its own script element.
  public init?(_ text: String) {
    let end = Array("</script".utf8)
    var text = text
    let holdsEnd = text.withUTF8 { bytes in
      bytes.count > end.count
        && (0...(bytes.count - end.count)).contains { start in
          bytes[start] == end[0]
            && end.indices.allSatisfy { bytes[start + $0] | 0x20 == end[$0] | 0x20 }
        }
    }
    guard !holdsEnd else { return nil }
    self.text = text
  }

  /// The digests of the style elements that the bundle adds to a page: an empty one that it fills by
  /// rules, and that of its maps.
  public static let styleSources = [
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o='",
  ]
}
