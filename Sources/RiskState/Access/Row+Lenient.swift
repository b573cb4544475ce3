import GRDB
import Market

extension Row {
    /// Words that are safe to show; nil for anything else.
    func text(_ column: String, limit: Int) -> String? {
        guard case .string(let text) = storage(column) else { return nil }
        return DisplayText.sanitized(text, limit: limit)
    }

    func whole(_ column: String) -> Int64? {
        guard case .int64(let value) = storage(column) else { return nil }
        return value
    }

    func number(_ column: String) -> Double? {
        switch storage(column) {
        case .double(let value) where value.isFinite: value
        case .int64(let value): Double(value)
        default: nil
        }
    }

    /// A moment of the years 1 to 9999.
    func moment(_ column: String) -> Instant? {
        guard let milliseconds = whole(column), abs(milliseconds / 1000) < 253_402_300_800 else { return nil }
        return Instant(milliseconds: milliseconds)
    }

    private func storage(_ column: String) -> DatabaseValue.Storage? {
        (self[column] as DatabaseValue?)?.storage
    }
}
