import Market
import Watchlists

extension Column {
    /// The number that a column shows of a stock, which is what rows are sorted by; nil where it is not known and for
    /// columns without numbers.
    func value(of state: InstrumentState, in snapshot: Snapshot, _ shown: Shown) -> Double? {
        let indicators = state.indicators
        switch self {
        case .price: return state.price
        case .today: return state.returns(in: shown.currency).day
        case .period, .week, .month, .threeMonths, .yearToDate, .year, .sinceListing:
            return state.returns(in: shown.currency)[returnPeriod ?? shown.period]
        case .usd: return state.usd[shown.period]
        case .volume: return state.session.volume
        case .volumeRatio: return indicators.volumeRatio
        case .marketValue: return state.marketValue
        case .strengthRank: return indicators.relativeStrengthRank.map(Double.init)
        case .strengthIndex: return indicators.relativeStrengthIndex
        case .volatility: return indicators.volatility.map { $0 * 100 }
        case .drawdown: return indicators.drawdown
        case .beta: return indicators.beta
        case .forwardPE, .forwardPEBar: return snapshot.valuation(of: state.instrument.symbol).forwardPE
        case .earningsGrowth: return snapshot.valuation(of: state.instrument.symbol).earningsGrowth
        case .peg: return snapshot.valuation(of: state.instrument.symbol).priceEarningsToGrowth
        case .target: return snapshot.newestTarget(of: state.instrument.symbol)?.price
        case .upside: return snapshot.upside(of: state)
        case .flag, .name, .native, .symbol, .region, .receiptTarget, .targetBy, .trend, .note: return nil
        case .quantity, .value, .weight, .dayProfit, .profit, .profitPercent, .currencyProfit: return nil
        }
    }
}
