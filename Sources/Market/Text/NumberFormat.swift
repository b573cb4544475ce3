/// How numbers are written: what stands between thousands and before decimals. A case's raw value is an example of it.
public enum NumberFormat: String, CaseIterable, Hashable, Sendable {
    /// Commas and a point.
    case comma = "1,690.5"
    /// Points and a comma.
    case point = "1.690,5"
    /// Spaces and a comma.
    case space = "1 690,5"
    /// Apostrophes and a point.
    case apostrophe = "1'690.5"
    /// Nothing and a point.
    case plain = "1690.5"

    /// The format that `NumberText` writes in. It is bound for the time in which a picture is drawn and cannot be set
    /// otherwise: what other threads and programs get stays in the standard form.
    @TaskLocal public static var current = NumberFormat.comma

    /// What stands between thousands.
    var separator: String {
        switch self {
        case .comma: ","
        case .point: "."
        case .space: " "
        case .apostrophe: "'"
        case .plain: ""
        }
    }

    /// What stands before decimals.
    var mark: String {
        switch self {
        case .comma, .apostrophe, .plain: "."
        case .point, .space: ","
        }
    }
}
