/// What a column holds, by its heading.
enum ColumnHeading: Hashable {
    case date, time, symbol, name, open, high, low, close, price, volume, amount, currency
    /// Known, and not for the cache.
    case ignored

    /// What a heading says; nil where it is not known.
    init?(_ text: some StringProtocol) {
        guard let heading = ColumnHeading.table[ColumnHeading.plain(text)] else { return nil }
        self = heading
    }

    /// The heading without signs and blanks, and without a unit that is known.
    static func plain(_ text: some StringProtocol) -> String { parts(text).name }

    /// How many of the cache's units one of a column's is: in `成交量(手)` a hundred shares.
    static func factor(_ text: some StringProtocol) -> Double { parts(text).factor }

    /// A unit that is not known makes a heading that is not: whose volume is in what is not guessed.
    private static func parts(_ text: some StringProtocol) -> (name: String, factor: Double) {
        let plain = String(text.lowercased().filter { !$0.isWhitespace && !"_<>.%*/\"'\u{FEFF}".contains($0) })
        guard let open = plain.firstIndex(where: { "(（[".contains($0) }), let last = plain.last, ")）]".contains(last),
            let heading = table[String(plain[..<open])]
        else { return (plain, 1) }
        let name = String(plain[..<open])
        let unit = String(plain[plain.index(after: open)...].dropLast())
        switch heading {
        case .volume: return volumeUnits[unit].map { (name, $0) } ?? (plain, 1)
        case .open, .high, .low, .close, .price: return (priceUnits.contains(unit) ? name : plain, 1)
        case .date, .time, .symbol, .name, .amount, .currency, .ignored: return (name, 1)
        }
    }

    private static let volumeUnits: [String: Double] = [
        "股": 1, "股数": 1, "股數": 1, "주": 1, "株": 1, "shares": 1, "手": 100, "张": 1000, "張": 1000, "千股": 1000,
        "千株": 1000, "仟股": 1000, "thousands": 1000, "万股": 10_000, "萬股": 10_000, "万手": 1_000_000,
        "millions": 1_000_000, "百万股": 1_000_000, "百萬股": 1_000_000,
    ]

    private static let priceUnits: Set<String> = [
        "元", "円", "원", "港元", "港币", "港幣", "人民币", "美元", "新台幣", "新臺幣", "twd", "nt$", "hkd", "hk$", "krw", "jpy", "cny",
        "rmb", "usd", "$", "us$", "¥", "₩", "eur", "€",
    ]

    /// The spellings that programs and exchanges use, without blanks and signs.
    private static let rows: [(ColumnHeading, String)] = [
        (
            .date,
            "date datetime timestamp tradedate tradetime timekey opentime ts day observationdate 日期 交易日期 成交日期 日付 日時 날짜 일자 data datum fecha 年月日"
        ),
        (.time, "time timeofday 時間 时间 時刻 시간"),
        (.symbol, "symbol ticker code tscode stockid stockcode 股票代码 证券代码 證券代號 代號 代码 股票代號 股票代碼 종목코드 コード 銘柄コード"),
        (.name, "name 名称 名稱 證券名稱 证券名称 股票名称 종목명 銘柄名"),
        (
            .open,
            "open openprice openingprice 开盘 开盘价 開盤價 開盤 今开 開市 開市價 시가 오픈 始値 otwarcie eröffnung apertura ouverture 开 開"
        ),
        (.high, "high max highprice highestprice 最高 最高价 最高價 고가 高値 najwyzszy najwyższy hoch höchst alto haut 高"),
        (.low, "low min lowprice lowestprice 最低 最低价 最低價 저가 安値 najnizszy najniższy tief tiefst bajo bas 低"),
        (
            .close,
            "close closelast closeprice closingprice last 收盘 收盘价 收盤價 收盤 收市 收市價 종가 終値 zamkniecie zamknięcie "
                + "schluss schlusskurs zuletzt 收"
        ), (.price, "price"),
        (
            .volume,
            "volume vol tradingvolume tradevolume 成交量 成交股數 成交股数 總成交量 거래량 出来高 wolumen volumen stück "
                + "volumeshares"
        ), (.amount, "amount money tradingmoney tradevalue 成交额 成交金額 成交金额 거래대금 売買代金"),
        (.currency, "currency curr ccy 货币 貨幣 币种 幣別 통화 通貨 währung waehrung devise moneda waluta"),
        (.ignored, "adjclose adjustedclose adjclose openint openinterest per"),
    ]

    private static let table: [String: ColumnHeading] = {
        var table: [String: ColumnHeading] = [:]
        for (heading, words) in rows {
            for word in words.split(separator: " ") { table[String(word)] = heading }
        }
        return table
    }()
}
