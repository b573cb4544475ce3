import Glibc

/// The program under test, as it was built beside the tests.
enum Fixture {
    static var path: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let own = String(decoding: buffer[0..<max(0, count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
        // The test bundle is the executable itself, or an argument of the toolchain's runner.
        for candidate in [own] + CommandLine.arguments {
            guard let slash = candidate.lastIndex(of: "/") else { continue }
            let path = candidate[..<slash] + "/TerminalFixture"
            if access(String(path), X_OK) == 0 { return String(path) }
        }
        return ".build/debug/TerminalFixture"
    }
}
