import Market
import Testing

@testable import Watchlists

/// Small exports with the headings that brokers give them; the rows are made up.
@Suite struct BrokerExportTests {
    private static func lot(_ quantity: Double, _ price: Double, _ date: String? = nil) -> Lot {
        Lot(quantity: quantity, price: price, date: date.flatMap { CalendarDate($0) })
    }

    private func expect(
        _ text: String, _ lots: [Symbol: [Lot]], passedOver: [Int], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let result = SymbolListImport(text)
        let entries = result.groups.flatMap(\.entries)
        let found = Dictionary(uniqueKeysWithValues: entries.map { ($0.symbol, $0.lots) })
        #expect(found == lots, sourceLocation: sourceLocation)
        #expect(result.problems.map(\.line) == passedOver, "\(result.problems)", sourceLocation: sourceLocation)
    }

    @Test(
        "Positions with the headings of China, Taiwan, Korea and Germany",
        arguments: [
            "代码,名称,持有数量,成本价,现价\n00981,中芯国际,1000,55.20,80.8\n",
            "股票代號;庫存股數;成本均價\n0981.HK;1,000;55.20\n", "종목코드\t보유수량\t매입단가\n0981.HK\t1,000\t55.20\n",
            "Symbol;Stück;Einstandskurs\n0981.HK;1.000;55,20\n",
        ])
    func headingsOfOtherLanguages(text: String) {
        expect(text, ["0981.HK": [Self.lot(1000, 55.2)]], passedOver: [])
    }

    @Test("A currency that one exchange is paid in tells where bare digits are listed")
    func currencies() {
        expect(
            "Symbol,Currency,Quantity,Cost Price\n981,HKD,10,60\n6857,JPY,20,12000\n2330,USD,1,1\n",
            ["0981.HK": [Self.lot(10, 60)], "6857.T": [Self.lot(20, 12_000)]], passedOver: [4])
    }

    @Test("A number with a decimal point is not a symbol")
    func numbers() {
        let result = SymbolListImport("NVDA, 55.20, 80.8\n")
        #expect(result.groups.flatMap(\.entries).map(\.symbol) == ["NVDA"])
        #expect(result.problems.count == 2)
    }

    @Test("IBKR's trades reduce what was bought; what is not a stock is skipped")
    func ibkrTrades() {
        expect(
            "ClientAccountID,Symbol,AssetClass,TradeDate,Buy/Sell,Quantity,TradePrice\n"
                + "U1,TSM,STK,20250303,BUY,10,171.25\nU1,TSM,STK,20250811,SELL,-4,238.5\n"
                + "U1,TSM  250919C00300000,OPT,20250811,BUY,1,3\nU1,USD.TWD,CASH,20250811,SELL,100,31\n",
            ["TSM": [Self.lot(6, 171.25, "2025-03-03")]], passedOver: [4, 5])
    }

    @Test("A statement of sections is read by its positions, else by its trades")
    func ibkrStatements() {
        let head = "Statement,Header,Field Name,Field Value\nStatement,Data,BrokerName,Interactive Brokers\n"
        let trades =
            "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,C. Price\n"
            + "Trades,Data,Order,Stocks,USD,MU,\"2026-05-04, 09:31:12\",\"1,000\",213.45,214\n"
            + "Trades,Data,Order,Stocks,USD,MU,\"2026-06-12, 14:02:44\",-400,229.8,229\n"
            + "Trades,Data,ClosedLot,Stocks,USD,MU,\"2026-05-04, 09:31:12\",400,213.45,\nTrades,SubTotal,,Stocks,USD,MU,,600,,\n"
            + "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,C. Price\n"
            + "Trades,Data,Order,Forex,USD,EUR.USD,\"2026-05-04, 09:31:12\",100,1.1,1.1\n"
        expect(head + trades, ["MU": [Self.lot(600, 213.45, "2026-05-04")]], passedOver: [9])
        let positions =
            "Open Positions,Header,DataDiscriminator,Asset Category,Currency,Symbol,Quantity,Mult,Cost Price,Cost Basis,Close Price\n"
            + "Open Positions,Data,Summary,Stocks,USD,MU,600,1,213.5,128100,230\n"
            + "Open Positions,Data,Lot,Stocks,USD,MU,600,1,213.5,128100,\nOpen Positions,Total,,Stocks,USD,,,,,128100,\n"
        expect(head + trades + positions, ["MU": [Self.lot(600, 213.5)]], passedOver: [])
        let refused = SymbolListImport(head + "Dividends,Header,Currency,Date\n")
        #expect(
            refused.problems.map(\.message) == [
                "no section of the statement holds positions or trades; the sections are Statement, Dividends"
            ])
    }

    @Test("Schwab's transactions and positions")
    func schwab() {
        expect(
            "\"Transactions  for account Individual XXXX-1234 as of 07/25/2026\"\n\n"
                + "\"Date\",\"Action\",\"Symbol\",\"Description\",\"Quantity\",\"Price\",\"Fees & Comm\",\"Amount\"\n"
                + "\"07/10/2026\",\"Sell\",\"AMD\",\"\",\"100\",\"$128.40\",\"$0.03\",\"$12,839.97\"\n"
                + "\"06/25/2026\",\"Sell to Close\",\"AAPL 07/17/2026 200.00 C\",\"\",\"2\",\"$18.50\",\"\",\"\"\n"
                + "\"06/01/2026\",\"Buy\",\"AMD\",\"\",\"1,150\",\"$101.5\",\"\",\"\"\n"
                + "\"06/30/2026\",\"Bank Interest\",\"\",\"\",\"\",\"\",\"\",\"$4.11\"\n",
            ["AMD": [Self.lot(1050, 101.5, "2026-06-01")]], passedOver: [5, 7])
        expect(
            "\"Positions for account Individual ...1234 as of 07/25/2026\"\n\n"
                + "\"Symbol\",\"Description\",\"Qty (Quantity)\",\"Price\",\"Mkt Val (Market Value)\",\"Cost Basis\"\n"
                + "\"NVDA\",\"NVIDIA\",\"20\",\"$190\",\"$3,800\",\"$2,000.00\"\n"
                + "\"Cash & Cash Investments\",\"--\",\"--\",\"--\",\"$10\",\"--\"\n",
            ["NVDA": [Self.lot(20, 100)]], passedOver: [5])
    }

    @Test("Fidelity's positions and history")
    func fidelity() {
        expect(
            "Account Number,Account Name,Symbol,Description,Quantity,Last Price,Current Value,Cost Basis Total,Average Cost Basis,Type\n"
                + "X1,ROTH,AMAT,APPLIED,10,$250,$2500,$1800,$180,Cash\nX1,ROTH,SPAXX**,MONEY MARKET,,,$5,,,Cash\n\n"
                + "\"The data and information in this spreadsheet is provided to you solely for your use\"\n",
            ["AMAT": [Self.lot(10, 180)]], passedOver: [3])
        expect(
            "Run Date,Action,Symbol,Description,Type,Quantity,Price ($),Commission ($),Amount ($),Settlement Date\n"
                + "03/05/2026,YOU SOLD LAM RESEARCH (LRCX) (Cash),LRCX,LAM,Cash,-3,120,,360,03/06/2026\n"
                + "03/04/2026,YOU BOUGHT LAM RESEARCH (LRCX) (Cash),LRCX,LAM,Cash,5,100,,-500,03/05/2026\n"
                + "03/03/2026,DIVIDEND RECEIVED LAM RESEARCH (LRCX) (Cash),LRCX,LAM,Cash,0,,,3,\n",
            ["LRCX": [Self.lot(2, 100, "2026-03-04")]], passedOver: [4])
    }

    @Test("E*Trade, Robinhood and Trading 212")
    func others() {
        expect(
            "TransactionDate,TransactionType,SecurityType,Symbol,Quantity,Amount,Price,Commission,Description\n"
                + "03/05/26,Sold,EQ,KLAC,-1,900,900,0,KLA\n03/04/26,Bought,EQ,KLAC,3,-2400,800,0,KLA\n"
                + "03/03/26,Dividend,EQ,KLAC,0,1,0,0,KLA\n",
            ["KLAC": [Self.lot(2, 800, "2026-03-04")]], passedOver: [4])
        expect(
            "\"Activity Date\",\"Process Date\",\"Settle Date\",\"Instrument\",\"Description\",\"Trans Code\",\"Quantity\",\"Price\",\"Amount\"\n"
                + "\"3/5/2026\",\"3/5/2026\",\"3/6/2026\",\"NVDA\",\"\",\"Sell\",\"1\",\"$190.00\",\"$190\"\n"
                + "\"3/4/2026\",\"3/4/2026\",\"3/5/2026\",\"NVDA\",\"\",\"Buy\",\"2.5\",\"$180.00\",\"($450.00)\"\n"
                + "\"3/3/2026\",\"3/3/2026\",\"3/3/2026\",\"\",\"\",\"ACH\",\"\",\"\",\"$500\"\n",
            ["NVDA": [Self.lot(1.5, 180, "2026-03-04")]], passedOver: [4])
        expect(
            "Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Total\n"
                + "Deposit,2026-03-01 08:00:00,,,,,,,1000\nMarket buy,2026-03-02 15:00:00,US1,AVGO,Broadcom,2.0,300.5,USD,601\n"
                + "Limit sell,2026-03-03 15:00:00,US1,AVGO,Broadcom,0.5,310,USD,155\n",
            ["AVGO": [Self.lot(1.5, 300.5, "2026-03-02")]], passedOver: [2])
    }

    @Test("What is bought covers what was sold short")
    func shorts() {
        let head = "Symbol,TradeDate,Buy/Sell,Quantity,TradePrice\n"
        let trades = "GME,20260610,SELL,100,28.5\nGME,20260620,BUY,60,22.1\n"
        expect(head + trades, ["GME": [Self.lot(-40, 28.5, "2026-06-10")]], passedOver: [])
        expect(
            head + trades + "GME,20260621,BUY,50,23\n", ["GME": [Self.lot(10, 23, "2026-06-21")]], passedOver: [])
    }

    @Test("Saxo's events and moomoo's fills")
    func saxoAndMoomoo() {
        expect(
            "Client ID,Trade Date,Type,Instrument,Instrument ISIN,Instrument Symbol,Event,Amount\n"
                + ",02-Jan-2025,Trade,TSMC,US8,TSM:xnys,Buy 3 @ 200.5 USD,\"-601,5\"\n"
                + ",03-Jan-2025,Trade,TSMC,US8,TSM:xnys,Sell 1 @ 210 USD,210\n,03-Jan-2025,Cash amount,,,,Custody Fee,\"-3,91\"\n",
            ["TSM": [Self.lot(2, 200.5, "2025-01-02")]], passedOver: [4])
        expect(
            "Side,Symbol,Name,Order Price,Order Qty,Order Amount,Status,Filled@Avg Price,Order Time,Fill Qty,Fill Price,Fill Amount,Fill Time\n"
                + "Buy,NVDA,NVIDIA,180,3,540,Filled,3@180,\"Jan 5, 2026 09:31:00 ET\",2,180,360,\"Jan 5, 2026 09:31:02 ET\"\n"
                + ",,,,,,,,,1,179,179,\"Jan 5, 2026 09:31:03 ET\"\n",
            ["NVDA": [Self.lot(2, 180, "2026-01-05"), Self.lot(1, 179, "2026-01-05")]], passedOver: [])
    }

    @Test("Japanese brokers' trades")
    func japan() {
        expect(
            "約定日,受渡日,銘柄コード,銘柄名,市場名称,口座区分,取引区分,売買区分,数量［株］,単価［円］\n"
                + "2026/3/2,2026/3/4,8035,東京エレクトロン,東証,特定,現物,買付,300,\"25,000\"\n"
                + "2026/3/3,2026/3/5,8035,東京エレクトロン,東証,特定,現物,売付,100,\"26,000\"\n",
            ["8035.T": [Self.lot(200, 25_000, "2026-03-02")]], passedOver: [])
        expect(
            "約定日,受渡日,ティッカー,銘柄名,口座,取引区分,売買区分,数量［株］,単価［USドル］\n"
                + "2026/3/2,2026/3/4,NVDA,エヌビディア,特定,現物,買付,3,190.5\n",
            ["NVDA": [Self.lot(3, 190.5, "2026-03-02")]], passedOver: [])
        expect(
            "約定履歴照会\n\n約定日,銘柄,銘柄コード,市場,取引,約定数量,約定単価\n"
                + "2026/03/02,アドバンテスト,6857,東証,株式現物買,100,\"9,000\"\n",
            ["6857.T": [Self.lot(100, 9000, "2026-03-02")]], passedOver: [])
    }

    @Test("Dates that may begin with the day or the month leave the position without a date, with a message")
    func dates() {
        expect(
            "Symbol,Quantity,Price,Date\nTSM,1,200,05/06/2026\n", ["TSM": [Self.lot(1, 200)]], passedOver: [2])
        expect(
            "Symbol,Quantity,Price,Date\nTSM,1,200,05/06/2026\nMU,1,100,25/06/2026\n",
            ["TSM": [Self.lot(1, 200, "2026-06-05")], "MU": [Self.lot(1, 100, "2026-06-25")]], passedOver: [])
    }

    @Test(
        "A table that names shares otherwise is refused with its headings",
        arguments: [
            "Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price\n02-01-2026,09:00,ASML,NL1,EAM,XAMS,1,700\n",
            "Product,Symbol/ISIN,Amount,Closing,Local value\nASML,NL1,1,700,EUR 700\n",
            "\"datetime\";\"date\";\"price\";\"shares\";\"type\";\"identifier\"\n\"x\";\"02.08.2024\";28,03;17,8;\"Buy\";\"LU2\"\n",
        ])
    func refusals(text: String) {
        let result = SymbolListImport(text)
        #expect(result.count == 0)
        #expect(result.problems.map(\.line) == [1])
        #expect(
            result.problems.first?.message.hasPrefix("no column is called Symbol or Ticker; the columns are ") ?? false)
    }
}
