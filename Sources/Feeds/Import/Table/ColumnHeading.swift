/// What a column holds, by its heading.
enum ColumnHeading: Hashable {
    case date, time, symbol, name, open, high, low, close, price, volume, amount
    /// Known, and not for the cache.
    case ignored

    /// What a heading says; nil where it is not known.
    init?(_ text: some StringProtocol) {
        guard let heading = ColumnHeading.table[ColumnHeading.plain(text)] else { return nil }
        self = heading
    }

    static func plain(_ text: some StringProtocol) -> String {
        String(text.lowercased().filter { !$0.isWhitespace && !"_<>.%*/\"'\u{FEFF}".contains($0) })
    }

    /// The spellings that programs and exchanges use, without blanks and signs.
    private static let rows: [(ColumnHeading, String)] = [
        (.date, "date datetime timestamp tradedate 日期 交易日期 成交日期 日付 日時 날짜 일자 data datum fecha 年月日"),
        (.time, "time 時間 时间 時刻 시간"),
        (.symbol, "symbol ticker code tscode stockid stockcode 股票代码 证券代码 證券代號 代號 代码 股票代號 股票代碼 종목코드 コード 銘柄コード"),
        (.name, "name 名称 名稱 證券名稱 证券名称 股票名称 종목명 銘柄名"),
        (.open, "open openprice openingprice 开盘 开盘价 開盤價 開盤 今开 시가 오픈 始値 otwarcie eröffnung apertura ouverture 开 開"),
        (.high, "high max highprice highestprice 最高 最高价 最高價 고가 高値 najwyzszy najwyższy hoch höchst alto haut 高"),
        (.low, "low min lowprice lowestprice 最低 最低价 最低價 저가 安値 najnizszy najniższy tief tiefst bajo bas 低"),
        (
            .close,
            "close closelast closeprice closingprice last 收盘 收盘价 收盤價 收盤 종가 終値 zamkniecie zamknięcie "
                + "schluss schlusskurs zuletzt 收"
        ), (.price, "price"),
        (
            .volume,
            "volume vol tradingvolume tradevolume 成交量 成交股數 成交股数 거래량 出来高 wolumen volumen stück "
                + "volumeshares"
        ), (.amount, "amount money tradingmoney tradevalue 成交额 成交金額 成交金额 거래대금 売買代金"),
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
