import Foundation

/// Prints documents as JSON that people can read and programs compare: pretty, keys in order.
enum JSONOutput {
    static func write(_ document: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(document) + Data("\n".utf8))
    }
}
