import Foundation
import TestSupport
import Testing

/// Compares a text with the one kept beside the tests; `CHIPTOP_RECORD=1` keeps the new one instead.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Snapshots")
    let file = folder.appendingPathComponent(name + ".txt")
    if ProjectFile.isRecording {
        try (text + "\n").write(to: file, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(
        text + "\n" == kept, "\(name) differs; record with CHIPTOP_RECORD=1 and look", sourceLocation: sourceLocation)
}
