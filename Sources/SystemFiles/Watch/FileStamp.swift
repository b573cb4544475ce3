import Glibc

/// What tells one state of a file, or of a folder's files, from the next.
struct FileStamp: Equatable {
    private let states: [FileStatus]

    /// The state of what a path leads to.
    init(path: String) {
        guard let status = FileStatus(path: path) else {
            states = []
            return
        }
        guard status.kind == .folder else {
            states = [status]
            return
        }
        states = [status] + FileStamp.entries(of: path).compactMap { FileStatus(path: path + "/" + $0) }
    }

    /// The names in a folder in a fixed order.
    private static func entries(of folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
