public import Market

/// Every provider, and which of them brings what.
public struct ProviderCatalog: Sendable {
    /// The providers, the one to prefer first: an exchange's own service before a collector of all, a central bank's
    /// rates before a market's.
    public let providers: [any Provider]

    /// Creates a catalog of the public services.
    public init(calendars: TradingCalendars = .shipped) {
        self.init([
            TaiwanMarketProvider(calendars: calendars), FrankfurterProvider(), YahooProvider(calendars: calendars),
        ])
    }

    /// Creates a catalog of other providers, the one to prefer first.
    public init(_ providers: [any Provider]) {
        self.providers = providers
    }

    /// The provider of a name.
    public subscript(name: String) -> (any Provider)? { providers.first { $0.name == name } }

    /// The providers that can bring at least a part of a need, the one to prefer first.
    public func preferences(for need: ProviderNeed) -> [any Provider] {
        providers.filter { $0.part(of: need) != nil }
    }

    /// Who is to bring what: each part of each need goes to the first provider that can bring it and that is not to be
    /// avoided, such as one that is failing. What nobody can bring is left out.
    public func assignments(for needs: [ProviderNeed], avoiding avoided: Set<String> = []) -> [ProviderAssignment] {
        var assigned: [[ProviderNeed]] = providers.map { _ in [] }
        for need in needs {
            var rest: ProviderNeed? = need
            for (index, provider) in providers.enumerated() where !avoided.contains(provider.name) {
                guard let open = rest, let part = provider.part(of: open) else { continue }
                assigned[index].append(part)
                rest = open.without(part)
            }
        }
        return zip(providers, assigned).filter { !$1.isEmpty }.map(ProviderAssignment.init)
    }
}

/// The needs that one provider is to bring.
public struct ProviderAssignment: Sendable {
    /// Who.
    public let provider: any Provider
    /// What.
    public let needs: [ProviderNeed]

    /// Creates an assignment.
    public init(provider: any Provider, needs: [ProviderNeed]) {
        self.provider = provider
        self.needs = needs
    }
}

extension ProviderNeed {
    /// What is left of a need when a part of it is brought; nil where nothing is.
    func without(_ part: ProviderNeed) -> ProviderNeed? {
        switch (self, part) {
        case (.quotes(let all), .quotes(let some)):
            let rest = all.filter { !some.contains($0) }
            return rest.isEmpty ? nil : .quotes(rest)
        case (.dollarRates(let all, let first, let last), .dollarRates(let some, _, _)):
            let rest = all.filter { !some.contains($0) }
            return rest.isEmpty ? nil : .dollarRates(rest, from: first, through: last)
        default: return nil
        }
    }
}
