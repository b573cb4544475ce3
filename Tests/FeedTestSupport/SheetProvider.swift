import Feeds
public import Market
public import Providers

/// A source whose answers are JSON Lines, for tests: `https://HOST/quotes?s=A,B`, `/daily?s=A&from=…&through=…` and so on.
public struct SheetProvider: Provider {
    /// Its name.
    public var name: String
    /// Its hosts, which stand in for each other.
    public var hosts: [String]
    /// What stands before the path.
    public var base: String
    /// Instruments in one request for quotes.
    public var batch = 20
    /// The instruments it has; nil for all.
    public var symbols: Set<Symbol>?
    /// What it has, by the first word of the path.
    public var kinds: Set<String> = ["quotes", "daily", "intraday", "knowledge"]
    /// Whether what is known needs a cookie and a crumb.
    public var isGuarded = false

    /// Creates a source.
    public init(name: String, hosts: [String], base: String? = nil) {
        self.name = name
        self.hosts = hosts
        self.base = base ?? "https://" + (hosts.first ?? "")
    }

    /// What it can bring of a need.
    public func part(of need: ProviderNeed) -> ProviderNeed? {
        func has(_ kind: String, _ symbol: Symbol) -> Bool { kinds.contains(kind) && symbols?.contains(symbol) ?? true }
        switch need {
        case .quotes(let wanted):
            let known = wanted.filter { has("quotes", $0) }
            return known.isEmpty ? nil : .quotes(known)
        case .daily(let symbol, _, _): return has("daily", symbol) ? need : nil
        case .intraday(let symbol, _): return has("intraday", symbol) ? need : nil
        case .knowledge(let symbol): return has("knowledge", symbol) ? need : nil
        case .dollarRates: return kinds.contains("rates") ? need : nil
        }
    }

    /// The same request to its other hosts.
    public func alternatives(of request: ProviderRequest) -> [ProviderRequest] {
        hosts.dropFirst().map { host in
            var copy = request
            copy.url = "https://" + host + request.url.dropFirst(base.count)
            return copy
        }
    }

    /// The requests for needs.
    public func requests(for needs: [ProviderNeed], access: ProviderAccess?) -> [ProviderRequest] {
        needs.compactMap(part(of:)).flatMap { requests(for: $0, access: access) }
    }

    private func requests(for need: ProviderNeed, access: ProviderAccess?) -> [ProviderRequest] {
        switch need {
        case .quotes(let known):
            return stride(from: 0, to: known.count, by: batch).map { start in
                let part = Array(known[start..<min(start + batch, known.count)])
                return request("quotes?s=" + part.map(\.rawValue).joined(separator: ","), .quotes(part))
            }
        case .daily(let symbol, let from, let through):
            return [request("daily?s=\(symbol)&from=\(from)&through=\(through)", need)]
        case .intraday(let symbol, _): return [request("intraday?s=\(symbol)", need)]
        case .knowledge(let symbol):
            guard !isGuarded || access?.crumb != nil else { return [] }
            return [request("knowledge?s=\(symbol)&crumb=\(access?.crumb ?? "")", need)]
        case .dollarRates(let currencies, let from, let through):
            let codes = currencies.map(\.code).joined(separator: ",")
            return [request("rates?c=\(codes)&from=\(from)&through=\(through)", need)]
        }
    }

    private func request(_ path: String, _ need: ProviderNeed?) -> ProviderRequest {
        ProviderRequest(url: base + "/" + path, need: need)
    }

    /// Whether a need wants an access.
    public func needsAccess(_ need: ProviderNeed) -> Bool {
        if case .knowledge = need { isGuarded && kinds.contains("knowledge") } else { false }
    }

    /// The next request on the way to an access.
    public func accessRequest(after access: ProviderAccess?) -> ProviderRequest? {
        guard isGuarded else { return nil }
        if access == nil { return request("cookie", nil) }
        return access?.crumb == nil ? request("crumb", nil) : nil
    }

    /// What an answer on that way gives.
    public func access(from response: ProviderResponse, after access: ProviderAccess?) throws(ProviderFailure)
        -> ProviderAccess
    {
        guard response.status == 200 else { throw .accessDenied }
        let word = String(decoding: response.body, as: UTF8.self)
        return ProviderAccess(cookie: access?.cookie ?? word, crumb: access == nil ? nil : word)
    }

    /// Reads an answer.
    public func read(_ response: ProviderResponse, to request: ProviderRequest) throws(ProviderFailure) -> ProviderBatch
    {
        switch response.status {
        case 200: break
        case 401: throw .accessDenied
        case 404: throw .unknownSymbol
        case 429: throw .limited(retryAfter: nil)
        default: throw .server(status: response.status)
        }
        var reader = JSONLinesReader(name: name, source: name)
        var reading = reader.take(response.body.span, now: response.receivedAt)
        let rest = reader.finish(now: response.receivedAt)
        reading.records += rest.records
        reading.problems += rest.problems
        if reading.records.isEmpty, let problem = reading.problems.first { throw .malformed(problem.reason) }
        return ProviderBatch(reading)
    }
}

extension ProviderBatch {
    /// What the rows of a sheet are.
    init(_ reading: JSONLinesReader.Reading) {
        self.init()
        for record in reading.records {
            switch record {
            case .daily(let symbol, let bar, _): daily[symbol, default: []].append(bar)
            case .intraday(let symbol, let bar, _): intraday[symbol, default: []].append(bar)
            case .quote(let quote): quotes.append(quote)
            case .fact(let fact): facts.append(fact)
            case .target(let target): targets.append(target)
            case .event(let event): events.append(event)
            case .instrument, .sampleMark: break
            }
        }
        dropped = reading.problems.map { DroppedValue(symbol: nil, field: "line \($0.line)", reason: $0.reason) }
    }
}
