import Testing

@testable import Presentation

@Suite struct MarkdownTextTests {
  @Test func writesTheBlocksThatItKnows() {
    let text = """
      # Sources & more
      First line
      second line.

      | figure | source |
      |---|:--|
      | x | **book**, p. 3 |

      - one
        goes on
      - `two`

      1. first
      2. second
      """
    #expect(
      MarkdownText.html(text)
        == """
        <h3>Sources &amp; more</h3>
        <p>First line second line.</p>
        <div class="scroll" tabindex="0"><table>
        <tr><th>figure</th><th>source</th></tr>
        <tr><td>x</td><td><strong>book</strong>, p. 3</td></tr>
        </table></div>
        <ul><li>one goes on</li><li><code>two</code></li></ul>
        <ol><li>first</li><li>second</li></ol>

        """)
  }

  @Test func leavesMarksWithoutAPartnerAndMakesNoLinks() {
    #expect(
      MarkdownText.html("5 * 3, a **b, [x](http://y) <i>")
        == "<p>5 * 3, a **b, [x](http://y) &lt;i&gt;</p>\n")
  }
}
