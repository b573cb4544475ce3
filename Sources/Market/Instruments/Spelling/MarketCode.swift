/// The markets that a spelling may name, with the codes that other programs give them.
enum MarketCode {
    /// Where a code leads.
    enum Place: Hashable {
        /// Yahoo's suffix.
        case suffix(String)
        /// The United States: no suffix, a class of shares behind a hyphen.
        case unitedStates
        /// The Taiwan Stock Exchange, or the Taipei Exchange where the directory has the share there.
        case taiwan
        /// KOSPI, or KOSDAQ where the directory has the share there.
        case korea
        /// Shanghai or Shenzhen, by the first digits.
        case mainlandChina
        /// Hong Kong: at least four digits.
        case hongKong
        /// Euronext: the directory of its larger stocks tells the city.
        case euronext
    }

    /// Codes that stand before or behind a colon, a dot, an underscore or a blank.
    static let places: [String: Place] = table(
        (.unitedStates, "US USA NASDAQ NYSE AMEX ARCA NYSEARCA BATS CBOE OTC OTCMKTS NYSEAMERICAN XNAS XNYS NAS NYS"),
        (.taiwan, "TW TT TWSE TPE TAI XTAI"), (.suffix(".TWO"), "TWO TPEX ROCO GTSM"),
        (.korea, "KR KRX XKRX KOSPI"), (.suffix(".KS"), "KS"), (.suffix(".KQ"), "KQ KOSDAQ XKOS"),
        (.suffix(".T"), "T JP JT TSE TYO XTKS TOKYO"), (.hongKong, "HK HKEX HKG SEHK XHKG HKSE"),
        (.mainlandChina, "CN CH"), (.suffix(".SS"), "SS SH SSE SHA SHSE XSHG CG"),
        (.suffix(".SZ"), "SZ SZSE SHE XSHE CS"), (.euronext, "EURONEXT"), (.suffix(".DE"), "DE XETR ETR GY XETRA"),
        (.suffix(".F"), "FWB FRA"), (.suffix(".PA"), "PA FP EPA XPAR"), (.suffix(".AS"), "AS NA AMS XAMS"),
        (.suffix(".BR"), "BR BB XBRU"), (.suffix(".L"), "L LN LSE LON UK XLON"), (.suffix(".IL"), "LSIN"),
        (.suffix(".MI"), "MI IM MIL BIT XMIL"), (.suffix(".SW"), "SW SIX SWX EBS XSWX"),
        (.suffix(".MC"), "MC BME XMAD"), (.suffix(".ST"), "OMXSTO STO XSTO"), (.suffix(".CO"), "OMXCOP CPH XCSE"),
        (.suffix(".HE"), "OMXHEX HEL XHEL"), (.suffix(".OL"), "OSL XOSL"), (.suffix(".TO"), "TO TSX XTSE"),
        (.suffix(".AX"), "AX ASX XASX"), (.suffix(".SI"), "SI SGX XSES"), (.suffix(".NS"), "NS NSE XNSE"),
        (.suffix(".BO"), "BO BSE XBOM"))

    /// Exchanges that quote rates.
    static let rateExchanges: Set<String> = [
        "FX", "FX_IDC", "FOREXCOM", "OANDA", "SAXO", "IDC", "CURRENCY", "ICE", "PEPPERSTONE",
    ]

    /// Shares that Euronext lists under one name for all its cities.
    static let euronext: [String: String] = [
        "ASML": ".AS", "BESI": ".AS", "ASM": ".AS", "NXPI": ".AS", "STMPA": ".PA", "STM": ".PA", "SOI": ".PA",
        "MELE": ".BR", "XFAB": ".PA",
    ]

    /// Indices under the names that other programs give them.
    static let indices: [String: Symbol] = [
        "NASDAQ:NDX": "^NDX", "TVC:NDX": "^NDX", "NASDAQ:IXIC": "^IXIC", "TVC:IXIC": "^IXIC", "NASDAQ:SOX": "^SOX",
        "TVC:SOX": "^SOX", "SP:SPX": "^GSPC", "TVC:SPX": "^GSPC", "DJ:DJI": "^DJI", "TVC:DJI": "^DJI",
        "TWSE:TAIEX": "^TWII", "TVC:TAIEX": "^TWII", "INDEX:TAIEX": "^TWII", "KRX:KOSPI": "^KS11",
        "TVC:KOSPI": "^KS11", "KRX:KOSDAQ": "^KQ11", "TVC:NI225": "^N225", "INDEX:NKY": "^N225",
        "INDEX:NI225": "^N225", "OSE:NI225": "^N225", "TSE:NI225": "^N225", "HSI:HSI": "^HSI", "TVC:HSI": "^HSI",
        "HKEX:HSI": "^HSI", "HSI:HSTECH": "HSTECH.HK", "HKEX:HSTECH": "HSTECH.HK", "TVC:HSTECH": "HSTECH.HK",
        "SSE:000001": "000001.SS", "SSE:000688": "000688.SS", "SP:VIX": "^VIX", "TVC:VIX": "^VIX",
        "CBOE:VIX": "^VIX", "INDEXNASDAQ:NDX": "^NDX", "INDEXNASDAQ:.IXIC": "^IXIC", "INDEXSP:.INX": "^GSPC",
        "NDX INDEX": "^NDX", "SOX INDEX": "^SOX", "SPX INDEX": "^GSPC", "CCMP INDEX": "^IXIC",
        "TWSE INDEX": "^TWII", "KOSPI INDEX": "^KS11", "KOSDAQ INDEX": "^KQ11", "NKY INDEX": "^N225",
        "HSI INDEX": "^HSI", "HSTECH INDEX": "HSTECH.HK", "SHCOMP INDEX": "000001.SS", "^SPX": "^GSPC",
        "^NKX": "^N225", "^TWSE": "^TWII", "^KOSPI": "^KS11", "^SHC": "000001.SS", "^NDQ": "^IXIC",
    ]

    private static func table(_ rows: (Place, String)...) -> [String: Place] {
        var places: [String: Place] = [:]
        for (place, codes) in rows {
            for code in codes.split(separator: " ") { places[String(code)] = place }
        }
        return places
    }
}
