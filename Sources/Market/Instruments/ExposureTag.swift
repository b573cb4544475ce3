/// Something that can hit many companies at once and that an instrument is exposed to.
public enum ExposureTag: String, CaseIterable, Hashable, Sendable {
    /// Makes or has made in Taiwan what it lives by.
    case taiwanStrait = "taiwan-strait"
    /// Sells to China under United States export rules, or is a Chinese buyer or target of them.
    case usExportControl = "us-export-control"
    /// Lives by what the large cloud companies spend on artificial intelligence.
    case aiCapex = "ai-capex"
    /// Lives by the prices of DRAM and NAND.
    case memoryCycle = "memory-cycle"
    /// Depends on one customer for a third of its sales or more.
    case singleCustomer = "single-customer"

    /// What people read.
    public var title: String {
        switch self {
        case .taiwanStrait: "Taiwan Strait"
        case .usExportControl: "US export control"
        case .aiCapex: "AI capex"
        case .memoryCycle: "memory cycle"
        case .singleCustomer: "single customer"
        }
    }
}
