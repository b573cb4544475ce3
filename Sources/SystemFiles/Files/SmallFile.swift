import Glibc

/// A file that is read as a whole, of a size that is expected of it.
package enum SmallFile {
    /// The bytes at a path.
    ///
    /// - Parameters:
    ///   - most: how many bytes it may have.
    ///   - takesPipes: whether it may be a pipe or a device too; opening one may wait for its writer, so only a path
    ///     that was given just now may be one.
    package static func bytes(
        _ path: String, most: Int = 1 << 20, takesPipes: Bool = false
    ) throws(SystemFault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | (takesPipes ? 0 : O_NONBLOCK))
        guard descriptor >= 0 else { throw .last(path) }
        defer { close(descriptor) }
        guard let status = FileStatus(descriptor: descriptor) else { throw .last(path) }
        switch status.kind {
        case .regular: break
        case .folder: throw SystemFault(path: path, code: EISDIR)
        case .other: guard takesPipes else { throw SystemFault(path: path, code: EINVAL) }
        }
        guard status.size <= most else { throw SystemFault(path: path, code: EFBIG) }
        return try read(descriptor, path, most)
    }

    /// The text at a path, without a byte order mark; nil where it is not UTF-8.
    package static func text(
        _ path: String, most: Int = 1 << 20, takesPipes: Bool = false
    ) throws(SystemFault) -> String? {
        let bytes = try bytes(path, most: most, takesPipes: takesPipes)
        return String(validating: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
    }

    private static func read(_ descriptor: Int32, _ path: String, _ most: Int) throws(SystemFault) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .last(path) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
            // It may grow while it is read.
            guard bytes.count <= most else { throw SystemFault(path: path, code: EFBIG) }
        }
    }
}
