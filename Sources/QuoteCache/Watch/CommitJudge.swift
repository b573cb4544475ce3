import Market

/// Decides whether there is something new: another connection committed, the file became another one, or it can no
/// longer be read, or can again.
struct CommitJudge {
    private var connection: CacheConnection
    private var version: Int?
    private var fault: CacheFault?

    init(file: CacheFile) {
        connection = CacheConnection(file: file)
    }

    /// A fault is news once, not for as long as it lasts.
    mutating func hasNews() -> Bool {
        do {
            let (reader, isFresh) = try connection.current()
            let current = try reader.dataVersion()
            defer {
                version = current
                fault = nil
            }
            return isFresh || current != version || fault != nil
        } catch {
            connection.close()
            defer { fault = error }
            return fault != error
        }
    }
}
