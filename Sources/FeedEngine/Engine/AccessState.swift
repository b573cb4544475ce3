import Providers

/// A source's access: what its requests need besides their address.
struct AccessState {
    /// What is there; nil before the first and after one that was refused.
    var access: ProviderAccess?
    /// Grows with every access, so that requests made with an older one are reported apart.
    var generation = 0
    /// Whether a request for it waits or is under way.
    var isBusy = false
    /// What waits for it.
    var held: Set<NeedKey> = []
    /// Whether it was renewed and nothing has succeeded with it since: refused once more, it is rejected.
    var isUntried = false
    /// Failures in a row.
    var failures = 0
    /// How often in a row a new one was refused too.
    var refusals = 0
    /// Not before this is it asked for again.
    var notBefore = Duration.zero
}
