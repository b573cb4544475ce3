import Analytics
import Market

/// Works out the objects of the rotation graph from the histories of a snapshot.
struct RotationSource {
    let snapshot: Snapshot
    let choices: RotationScreen.State
    let shown: Shown
    let period: Period
    let currency: ReturnCurrency
    let moment: Instant

    init(_ model: Model) {
        snapshot = model.snapshot
        choices = model[RotationScreen.self]
        shown = model.shown
        period = model.shown.marketPeriod
        currency = model.shown.currency
        moment = model.displayedMoment
    }

    var data: RotationData {
        RotationData(
            objects: choices.objects == .chipmakers ? chipmakers : regions,
            basket: BasketData(snapshot, over: period, in: currency, at: moment),
            isBasketListed: choices.objects == .basket)
    }

    /// A region is what its stocks do on average.
    private var regions: [RotationData.Object] {
        let common = commonComparison
        return snapshot.regions.map { region in
            let histories = snapshot.countedHistories(of: region)
            let comparison = choices.benchmark == .ownRegion ? comparison(withIndexOf: region) : common
            return RotationData.Object(
                name: region.region.shownName, nativeName: region.region.shownNote ?? "", region: region.region,
                trail: comparison?.tail(ofGroup: histories) ?? [], change: region.mean(over: period, in: currency))
        }
    }

    private var chipmakers: [RotationData.Object] {
        let common = commonComparison
        return snapshot.regions.flatMap { region in
            let comparison = choices.benchmark == .ownRegion ? comparison(withIndexOf: region) : common
            return region.members.filter { shown.passes($0) }.compactMap { symbol -> RotationData.Object? in
                guard let state = snapshot[symbol], state.instrument.kind == .equity else { return nil }
                let tail = snapshot.history(of: symbol).flatMap { comparison?.tail(of: $0) }
                return RotationData.Object(
                    symbol: symbol, name: state.instrument.shownName, nativeName: state.instrument.shownNote ?? "",
                    region: region.region,
                    trail: tail ?? [], change: state.returns(in: currency)[period])
            }
        }
    }

    /// What all objects are held against alike; nil where that is each one's own.
    private var commonComparison: RelativeRotation? {
        switch choices.benchmark {
        case .nasdaq: comparison(with: snapshot.history(of: "^NDX"))
        case .semiconductors: comparison(with: snapshot.history(of: "^SOX"))
        case .asiaTech: comparison(with: basketHistory)
        case .ownRegion: nil
        }
    }

    private func comparison(withIndexOf region: RegionState) -> RelativeRotation? {
        comparison(with: region.index.flatMap(snapshot.history(of:)))
    }

    private func comparison(with benchmark: PriceHistory?) -> RelativeRotation? {
        benchmark.map { RelativeRotation(against: $0, in: currency, rates: snapshot.rates) }
    }

    /// Asia tech as a price that was one a year ago; its returns are in the currency wanted already, so that nothing
    /// is left to convert.
    private var basketHistory: PriceHistory? {
        guard let points = snapshot.rotation.history[currency]?[.year], !points.isEmpty else { return nil }
        return PriceHistory(
            closes: points.map { DatedClose(date: $0.date, close: 1 + $0.basket) }, currency: .usd)
    }
}
