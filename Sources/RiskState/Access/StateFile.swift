import Glibc

/// The state as a file: where it is, and how a new one is made.
enum StateFile {
    /// Makes the folder (0700) and an empty file (0600) where they are missing, and refuses what SQLite must not be let
    /// near: opening a FIFO would wait for ever.
    static func prepare(_ path: String) throws(RiskStateFault) {
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try prepareFolder(String(path[..<slash]), path)
        }
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw .unreadable(path, reason: "it is not a regular file")
            }
            return
        }
        // Only a new file may be opened here: closing a descriptor of a database in use drops SQLite's locks.
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return }
            throw .unreadable(path, reason: String(cString: strerror(errno)).lowercased())
        }
        close(descriptor)
    }

    private static func prepareFolder(_ folder: String, _ path: String) throws(RiskStateFault) {
        var status = stat()
        if stat(folder, &status) == 0 { return }
        if let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
            try prepareFolder(String(folder[..<slash]), path)
        }
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw .unreadable(path, reason: String(cString: strerror(errno)).lowercased())
        }
    }
}
