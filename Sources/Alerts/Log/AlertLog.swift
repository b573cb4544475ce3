import Glibc
import SystemFiles

/// The append-only log of alerts: a line of JSON for each change, from however many dashboards.
///
/// Every line is one `write` at the file's end, so that lines stay whole. A lock on the file and a look at its inode
/// see to it that a file which is full is moved to `….1` once, and that no process keeps writing to the moved one.
/// Where a file system has no locks, lines are appended all the same and the file is never moved.
public struct AlertLog: Hashable, Sendable {
    /// Where it is.
    public let path: String
    /// Bytes after which the file is moved to `….1`, in place of what is there.
    public let largest: Int

    /// Names a log; no list was created before the first line.
    public init(path: String, largest: Int = 5_000_000) {
        self.path = path
        self.largest = largest
    }

    /// Where the log is: `$XDG_STATE_HOME/chiptop/alerts.log`, or `~/.local/state/chiptop/alerts.log`.
    public static func standardPath(environment: [String: String]) -> String {
        StandardFolder.state.path("alerts.log", environment: environment)
    }

    /// Appends lines, each without its line break.
    ///
    /// It may wait for another program that is writing: not for the thread that draws.
    ///
    /// - Throws: `AlertLogFault`; the lines before the one that failed are in the file.
    public func append(_ lines: [String]) throws(AlertLogFault) {
        guard !lines.isEmpty else { return }
        var file = try openCurrent()
        defer { file.close() }
        for line in lines {
            let bytes = Array(line.utf8) + [UInt8(ascii: "\n")]
            if file.isLocked, file.size > 0, file.size + bytes.count > largest {
                guard rename(path, path + ".1") == 0 else { throw .failed(path, errno) }
                file.close()
                file = try openCurrent()
            }
            try write(bytes, to: &file)
        }
    }

    private func write(_ bytes: [UInt8], to file: inout AlertLogFile) throws(AlertLogFault) {
        let bytes = file.endsInTornLine ? [UInt8(ascii: "\n")] + bytes : bytes
        var count = Glibc.write(file.descriptor, bytes, bytes.count)
        while count < 0, errno == EINTR { count = Glibc.write(file.descriptor, bytes, bytes.count) }
        guard count == bytes.count else {
            let code = count < 0 ? errno : ENOSPC
            // Half a line would spoil the next one.
            if count > 0, file.isLocked { _ = ftruncate(file.descriptor, file.size) }
            throw .failed(path, code)
        }
        file.size += count
        file.endsInTornLine = false
    }

    /// Opens the file that stands at the path once the lock is ours; another program may move it until then.
    private func openCurrent() throws(AlertLogFault) -> AlertLogFile {
        for _ in 0..<100 {
            let file = try AlertLogFile(path)
            if file.isLocked, !file.stands(at: path) {
                file.close()
                continue
            }
            return file
        }
        throw .failed(path, EBUSY)
    }
}
