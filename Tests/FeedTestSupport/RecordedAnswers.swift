import Foundation
import Market
public import Providers

/// Answers of the real services that lie beside the project; none where they are not there.
public enum RecordedAnswers {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/data")

    /// Whether they are there.
    public static let arePresent = FileManager.default.fileExists(atPath: folder.appendingPathComponent("yahoo").path)

    /// The names of the files in a folder such as `bars`, in order.
    public static func names(in place: String) -> [String] {
        let path = folder.appendingPathComponent(place).path
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// The bytes of a file such as `yahoo/chart-….json`.
    public static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// An answer: the file's bytes, or where they are the record of an exchange, what that says came back.
    public static func response(_ name: String, at time: String) throws -> ProviderResponse {
        let bytes = try bytes(name)
        guard let received = Instant(time) else { throw CocoaError(.formatting) }
        guard let record = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
            let response = record["response"] as? [String: Any], let status = response["status"] as? Int
        else { return ProviderResponse(status: 200, body: bytes, receivedAt: received) }
        let headers = (response["headers"] as? [String: String] ?? [:]).map { HeaderField($0.key, $0.value) }
        let body: [UInt8] =
            if let text = response["bodyText"] as? String {
                Array(text.utf8)
            } else {
                Array(try JSONSerialization.data(withJSONObject: response["bodyJson"] ?? [:]))
            }
        return ProviderResponse(status: status, headers: headers, body: body, receivedAt: received)
    }
}

extension Provider {
    /// Reads a recorded answer.
    public func read(recorded name: String, for need: ProviderNeed, at time: String) throws -> ProviderBatch {
        try read(
            RecordedAnswers.response(name, at: time), to: ProviderRequest(url: "https://host.example/", need: need))
    }
}
