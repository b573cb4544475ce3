/// A source on the network: which requests bring what, and what their answers say.
///
/// Pure: it makes requests and reads answers; when they are sent, and whether, is the feed engine's business.
public protocol Provider: Sendable {
    /// Its name, as it stands in `feed_status` and in every row's source, such as `yahoo`.
    var name: String { get }
    /// The hosts that its requests go to and that redirects may lead to.
    var hosts: [String] { get }

    /// The requests that bring what is needed; empty where it has no such data.
    ///
    /// Needs of the same kind are put together as far as the provider's batches allow.
    ///
    /// - Parameters:
    ///   - needs: what is wanted.
    ///   - access: what `access(from:after:)` gave last.
    func requests(for needs: [ProviderNeed], access: ProviderAccess?) -> [ProviderRequest]

    /// The part of a need that this provider can bring; nil where it has no such data.
    func part(of need: ProviderNeed) -> ProviderNeed?

    /// The same request to the provider's other addresses, the one to try first in front; empty where it has one only.
    ///
    /// Requests carry the first address. The engine may spread requests over these from the start and should turn to
    /// the next of them where one fails; an answer means the same from each.
    func alternatives(of request: ProviderRequest) -> [ProviderRequest]

    /// Whether a need can only be asked for with an access that has its crumb.
    func needsAccess(_ need: ProviderNeed) -> Bool

    /// The next request on the way to an access; nil if impossible or it has been gone.
    func accessRequest(after access: ProviderAccess?) -> ProviderRequest?

    /// What an answer to `accessRequest(after:)` gives.
    func access(from response: ProviderResponse, after access: ProviderAccess?) throws(ProviderFailure)
        -> ProviderAccess

    /// Reads an answer.
    ///
    /// - Throws: `ProviderFailure` where nothing of it can be used; single values that cannot be true are dropped and
    ///   named in the batch.
    func read(_ response: ProviderResponse, to request: ProviderRequest) throws(ProviderFailure) -> ProviderBatch
}

extension Provider {
    /// The whole of every need unless a provider says otherwise.
    public func part(of need: ProviderNeed) -> ProviderNeed? { need }
    /// No other addresses unless a provider says so.
    public func alternatives(of request: ProviderRequest) -> [ProviderRequest] { [] }
    /// No need wants an access unless a provider says so.
    public func needsAccess(_ need: ProviderNeed) -> Bool { false }
    /// No way to an access unless a provider says so.
    public func accessRequest(after access: ProviderAccess?) -> ProviderRequest? { nil }
    /// Nothing to get unless a provider says so.
    public func access(from response: ProviderResponse, after access: ProviderAccess?) throws(ProviderFailure)
        -> ProviderAccess
    {
        throw .accessDenied
    }
}
