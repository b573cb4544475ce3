import Foundation
import Market
import Providers
import Testing

/// The moment that a test spells.
func moment(_ text: String) throws -> Instant {
    try #require(Instant(text), "\(text) is not a time")
}

/// The date that a test spells.
func day(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(text), "\(text) is not a date")
}

/// Seconds since 1970, as sources write times.
func seconds(_ text: String) throws -> Int64 { try moment(text).milliseconds / 1000 }

extension ProviderResponse {
    /// An answer with a text as its body.
    init(_ body: String, status: Int = 200, headers: [HeaderField] = [], at moment: Instant) {
        self.init(status: status, headers: headers, body: Array(body.utf8), receivedAt: moment)
    }
}

extension Provider {
    /// Reads a body that came for a need, at a time.
    func read(
        _ body: String, for need: ProviderNeed, status: Int = 200, headers: [HeaderField] = [], at time: String
    ) throws -> ProviderBatch {
        let response = ProviderResponse(body, status: status, headers: headers, at: try moment(time))
        return try read(response, to: ProviderRequest(url: "https://host.example/", need: need))
    }

    /// Why a body that came for a need brings nothing; nil where it brings something.
    func failure(
        _ body: String, for need: ProviderNeed, status: Int = 200, headers: [HeaderField] = [], at time: String
    ) throws -> ProviderFailure? {
        do {
            _ = try read(body, for: need, status: status, headers: headers, at: time)
            return nil
        } catch let failure as ProviderFailure {
            return failure
        }
    }
}

extension ProviderBatch {
    /// The fields that were left out.
    var droppedFields: [String] { dropped.map(\.field) }
}
