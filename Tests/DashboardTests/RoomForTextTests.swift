import Dashboard
import DashboardTestSupport
import Market
import Testing
import TextUI

/// Where the screen cuts text although there is room for it.
@Suite struct RoomForTextTests {
    /// Free cells beside a cut text that are too many.
    private static let wasted = 10

    /// The cut texts of a picture that have free cells at their right which no row of the same pane uses.
    ///
    /// Cells are used where any of the rows around has something in them: there a column stands.
    static func needlessCuts(in buffer: Buffer) -> [String] {
        (0..<buffer.size.height).flatMap { y in
            (0..<buffer.size.width).filter { buffer[$0, y].text == "…" }.compactMap { x -> String? in
                let near = max(0, y - 2)...min(buffer.size.height - 1, y + 2)
                let free = (x + 1..<buffer.size.width).prefix { column in
                    near.allSatisfy { buffer[column, $0].text == " " }
                }
                return free.count >= wasted ? buffer.plainText(row: y) : nil
            }
        }
    }

    @Test("No view cuts text beside room for it", arguments: View.allCases)
    func everyView(view: View) throws {
        var driver = try BoardDriver(Size(text: "80x24"), view: view, snapshot: SmallMarket.everything())
        for size in ["80x24", "120x40", "170x46", "300x90"] {
            driver.resize(Size(text: size))
            #expect(Self.needlessCuts(in: driver.frame.buffer) == [], "\(size)")
        }
    }

    @Test("A cut beside ten free cells is found") func finding() {
        var buffer = Buffer(size: Size(width: 20, height: 2))
        buffer.write("cut…", x: 0, y: 0, style: .plain)
        #expect(Self.needlessCuts(in: buffer).count == 1)
        buffer.write("x", x: 8, y: 1, style: .plain)
        #expect(Self.needlessCuts(in: buffer).isEmpty)
    }
}
