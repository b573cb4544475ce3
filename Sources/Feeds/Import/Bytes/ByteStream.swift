internal import Glibc
import SystemFiles

/// The bytes of a file or of standard input, read chunk by chunk.
struct ByteStream: ~Copyable {
    /// Bytes per chunk.
    static let chunkSize = 262_144

    /// How many bytes there are; nil for pipes and terminals.
    let total: Int64?
    private let descriptor: Int32
    private let source: ImportSource

    /// Opens a source.
    init(_ source: ImportSource) throws(ImportError) {
        let (descriptor, status) = try ByteStream.open(source)
        self.source = source
        self.descriptor = descriptor
        total = status.flatMap { $0.kind == .regular ? $0.size : nil }
    }

    /// Makes sure that a source could be opened, without opening it: a pipe can be opened only once.
    static func check(_ source: ImportSource) throws(ImportError) {
        guard case .file(let path) = source else { return }
        guard let status = FileStatus(path: path), access(path, R_OK) == 0 else { throw failure(path) }
        if status.kind == .folder { throw .isFolder(path: path) }
    }

    private static func failure(_ path: String) -> ImportError {
        if errno == ENOENT || errno == ENOTDIR { return .missing(path: path) }
        return .unreadable(path: path, reason: SystemFault.last(path).reason)
    }

    private static func open(_ source: ImportSource) throws(ImportError) -> (descriptor: Int32, status: FileStatus?) {
        guard case .file(let path) = source else { return (STDIN_FILENO, FileStatus(descriptor: STDIN_FILENO)) }
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        let status = FileStatus(descriptor: descriptor)
        if status?.kind == .folder {
            close(descriptor)
            throw .isFolder(path: path)
        }
        return (descriptor, status)
    }

    deinit {
        if descriptor > STDERR_FILENO { close(descriptor) }
    }

    /// Fills the buffer with the next bytes and tells how many there are; 0 at the end.
    func read(into buffer: inout [UInt8]) throws(ImportError) -> Int {
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { return count }
            if errno != EINTR { throw ByteStream.failure(source.name) }
        }
    }
}
