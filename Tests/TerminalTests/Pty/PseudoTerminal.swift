import Glibc
import TextUI

/// A program on a pseudo-terminal of its own, and what it has drawn there.
final class PseudoTerminal {
    struct Failure: Error {
        let call: String
    }

    /// How a program ended.
    enum End: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    // From <asm-generic/ioctls.h> and <spawn.h>, which Swift's Glibc module leaves out.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430
    private static let newSession: Int32 = 0x80

    private(set) var screen: ScreenModel
    private(set) var process: pid_t = 0
    /// The terminal's settings before the program ran.
    let original: termios
    private var primary: Int32
    private var replica: Int32
    private var end: End?

    /// Starts a program as the leader of a session on a new terminal.
    init(
        _ command: [String], size: Size = Size(width: 60, height: 12),
        environment: [String: String] = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    ) throws {
        screen = ScreenModel(size: size)
        primary = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (unlocked, number): (Int32, UInt32) = (0, 0)
        guard primary >= 0, ioctl(primary, PseudoTerminal.setLock, &unlocked) == 0,
            ioctl(primary, PseudoTerminal.getNumber, &number) == 0
        else { throw Failure(call: "/dev/ptmx") }
        let name = "/dev/pts/\(number)"
        replica = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        var settings = termios()
        guard replica >= 0, tcgetattr(replica, &settings) == 0 else { throw Failure(call: "open") }
        original = settings
        _ = fcntl(primary, F_SETFL, O_NONBLOCK)
        setWindow(size)
        try spawn(command, name, environment)
    }

    deinit {
        if end == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        hangUp()
    }

    /// What the program left behind of the settings: true where they are as before.
    var areSettingsRestored: Bool {
        var now = termios()
        return tcgetattr(replica, &now) == 0 && now.c_lflag == original.c_lflag && now.c_iflag == original.c_iflag
            && now.c_oflag == original.c_oflag
    }

    func send(_ text: String) {
        send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) {
        _ = write(primary, bytes, bytes.count)
    }

    func signal(_ number: Int32) {
        kill(process, number)
    }

    func resize(_ size: Size) {
        screen.resize(size)
        setWindow(size)
    }

    /// Makes the model another size than the window: the program was not told.
    func resizeModel(_ size: Size) {
        screen.resize(size)
    }

    /// The process that the program runs in its foreground.
    var child: pid_t? {
        let group = tcgetpgrp(primary)
        return group > 0 && group != process ? group : nil
    }

    func scribble() {
        screen.scribble("#")
    }

    /// Holds the output up as Ctrl-S does, or lets it go on.
    func stopOutput(_ stop: Bool) {
        tcflow(replica, stop ? TCOOFF : TCOON)
    }

    /// Closes the terminal under the program.
    func hangUp() {
        if primary >= 0 { close(primary) }
        if replica >= 0 { close(replica) }
        (primary, replica) = (-1, -1)
    }

    /// Reads until the screen is as wanted; false where that does not happen in time.
    func wait(seconds: Int = 20, until isWanted: (ScreenModel) -> Bool) -> Bool {
        let limit = now() + seconds * 1000
        while !isWanted(screen) {
            guard now() < limit else { return false }
            read(milliseconds: 50)
        }
        return true
    }

    /// Waits for a text on the screen.
    func wait(for text: String) -> Bool {
        wait { $0.text.contains(text) }
    }

    /// Waits for the program's end and reads what it wrote last; nil where it goes on.
    func waitForEnd(seconds: Int = 20, reading: Bool = true) -> End? {
        let limit = now() + seconds * 1000
        while end == nil, now() < limit {
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                end = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
            } else if reading {
                read(milliseconds: 5)
            } else {
                poll(nil, 0, 5)
            }
        }
        if reading { while read(milliseconds: 0) {} }
        return end
    }

    @discardableResult
    private func read(milliseconds: Int32) -> Bool {
        var polled = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
        guard primary >= 0, poll(&polled, 1, milliseconds) == 1 else { return false }
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = Glibc.read(primary, &bytes, bytes.count)
        guard count > 0 else { return false }
        screen.feed(Array(bytes[0..<count]))
        return true
    }

    private func setWindow(_ size: Size) {
        var window = winsize(
            ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(primary, UInt(TIOCSWINSZ), &window)
    }

    private func spawn(_ command: [String], _ name: String, _ environment: [String: String]) throws {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // The leader of a session takes the first terminal that it opens as its own.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(PseudoTerminal.newSession | POSIX_SPAWN_SETSIGMASK))
        let arguments = command.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        guard posix_spawn(&process, command[0], &actions, &attributes, arguments, variables) == 0 else {
            throw Failure(call: "posix_spawn")
        }
    }

    private func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
