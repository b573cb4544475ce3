import Glibc

/// Folders that only their owner may look into.
package enum PrivateFolder {
    /// Makes a folder and those above it (0700) where they are missing; what is there is left alone.
    package static func make(_ path: String) throws(SystemFault) {
        guard !path.isEmpty, FileStatus(path: path) == nil else { return }
        try make(FilePath.folder(of: path))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last(path) }
    }
}

/// Files that only their owner may read.
package enum PrivateFile {
    /// Makes an empty file (0600) if absent; one that is there is left alone.
    ///
    /// It is never opened: closing a descriptor of a database that this process uses drops SQLite's locks.
    package static func makeEmpty(_ path: String) throws(SystemFault) {
        guard FileStatus(path: path) == nil else { return }
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return }
            throw .last(path)
        }
        close(descriptor)
    }
}

/// What paths are made of.
package enum FilePath {
    /// Where a file lies: `.` for a bare name.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of a path.
    package static func name(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return path }
        return String(path[path.index(after: slash)...])
    }

    /// Where a path leads once links are followed; the path itself where nothing is there yet.
    package static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}
