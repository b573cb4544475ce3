import Market

extension SymbolListImport {
    mutating func readTradingView(_ lines: [String]) {
        for (index, line) in lines.enumerated() {
            for part in line.split(separator: ",").map(\.trimmed) where !part.isEmpty {
                if part.hasPrefix("###") {
                    beginGroup(String(part.drop { $0 == "#" || $0 == " " }))
                    continue
                }
                do throws(TradingViewError) {
                    add(try TradingViewSymbol.symbol(part))
                } catch {
                    fail(index + 1, error.description)
                }
            }
        }
    }
}

/// Why a name of TradingView's has no symbol here.
enum TradingViewError: Error, Hashable, CustomStringConvertible {
    case noExchange(String)
    case unknownExchange(String, String)
    case unknownIndex(String)
    case noSymbol(String)

    var description: String {
        switch self {
        case .noExchange(let text): "`\(text)` has no exchange before a colon, as in TWSE:2330"
        case .unknownExchange(let text, let exchange): "`\(text)`: the exchange \(exchange) is not known here"
        case .unknownIndex(let text): "`\(text)`: the index has no Yahoo symbol that is known here"
        case .noSymbol(let text): "`\(text)` is no symbol"
        }
    }
}

/// Turns `EXCHANGE:SYMBOL` into Yahoo's symbols.
enum TradingViewSymbol {
    static func symbol(_ text: String) throws(TradingViewError) -> Symbol {
        let parts = text.split(separator: ":", maxSplits: 1).map { $0.uppercased() }
        guard parts.count == 2 else { throw .noExchange(text) }
        if let index = indices[parts[0] + ":" + parts[1]] { return index }
        let (exchange, code) = (parts[0], parts[1])
        if rateExchanges.contains(exchange) { return try rate(code, text) }
        if indexExchanges.contains(exchange) { throw .unknownIndex(text) }
        guard let spelled = try spelled(code, on: exchange, text), let symbol = Symbol(validating: spelled) else {
            throw .noSymbol(text)
        }
        return symbol
    }

    private static func spelled(_ code: String, on exchange: String, _ text: String) throws(TradingViewError) -> String?
    {
        switch exchange {
        case "KRX":
            // One name for both of Korea's markets: the directory knows which, where it knows the share.
            let kosdaq = code + Exchange.xkos.symbolSuffix
            let isKosdaq = Symbol(validating: kosdaq).map { InstrumentDirectory.shared[$0] != nil } ?? false
            return isKosdaq ? kosdaq : code + Exchange.xkrx.symbolSuffix
        case "HKEX": return String(repeating: "0", count: max(0, 4 - code.count)) + code + ".HK"
        // A class of shares stands behind a dot, at Yahoo behind a hyphen.
        case "NASDAQ", "NYSE", "AMEX", "ARCA", "BATS", "CBOE", "OTC":
            return String(code.map { $0 == "." ? "-" : $0 })
        default:
            guard let suffix = suffixes[exchange] else { throw .unknownExchange(text, exchange) }
            return code + suffix
        }
    }

    /// `USDTWD` is `TWD=X`; of the rates against the dollar only the euro's and some others are the other way round.
    private static func rate(_ code: String, _ text: String) throws(TradingViewError) -> Symbol {
        guard code.count == 6, let base = Currency(code.prefix(3)), let quote = Currency(code.suffix(3)) else {
            throw .noSymbol(text)
        }
        return Symbol(rawValue: base == .usd ? "\(quote)=X" : "\(code)=X")
    }

    private static let suffixes: [String: String] = [
        "TWSE": ".TW", "TPEX": ".TWO", "KOSDAQ": ".KQ", "TSE": ".T", "SSE": ".SS", "SZSE": ".SZ", "XETR": ".DE",
        "FWB": ".F", "LSE": ".L", "LSIN": ".IL", "TSX": ".TO", "ASX": ".AX", "SGX": ".SI", "NSE": ".NS",
        "BSE": ".BO", "SIX": ".SW", "OMXSTO": ".ST", "OMXCOP": ".CO", "OMXHEX": ".HE", "MIL": ".MI", "BME": ".MC",
    ]

    private static let rateExchanges: Set<String> = ["FX", "FX_IDC", "FOREXCOM", "OANDA", "SAXO", "IDC"]
    private static let indexExchanges: Set<String> = ["INDEX", "TVC", "SP", "DJ", "HSI", "CRYPTOCAP"]

    private static let indices: [String: Symbol] = [
        "NASDAQ:NDX": "^NDX", "TVC:NDX": "^NDX", "NASDAQ:IXIC": "^IXIC", "TVC:IXIC": "^IXIC", "NASDAQ:SOX": "^SOX",
        "TVC:SOX": "^SOX", "SP:SPX": "^GSPC", "TVC:SPX": "^GSPC", "DJ:DJI": "^DJI", "TVC:DJI": "^DJI",
        "TWSE:TAIEX": "^TWII", "TVC:TAIEX": "^TWII", "KRX:KOSPI": "^KS11", "TVC:KOSPI": "^KS11",
        "TVC:NI225": "^N225", "INDEX:NKY": "^N225", "HSI:HSI": "^HSI", "TVC:HSI": "^HSI", "SSE:000001": "000001.SS",
        "SSE:000688": "000688.SS", "SP:VIX": "^VIX", "TVC:VIX": "^VIX", "CBOE:VIX": "^VIX",
    ]
}
