import Glibc
import Subprocess
import SystemPackage

/// A program of the user's, as alerts and command sources start it: found in the `PATH` of its environment, in a session of
/// its own, so that a password prompt of it cannot write over a terminal and a signal reaches whatever it has started.
package struct UserProgram: Sendable {
    /// How a run ended.
    package enum Ending: Hashable, Sendable {
        /// With an exit status; 0 is success.
        case exited(Int32)
        /// By a signal.
        case signalled(Int32)
        /// It never began, for this error number.
        case notStarted(Int32)
    }

    private let arguments: [String]
    private let environment: [String: String]

    /// - Parameter arguments: the program first.
    package init(_ arguments: [String], environment: [String: String]) {
        self.arguments = arguments
        self.environment = environment
    }

    /// Runs it with a text on its standard input and discards what it prints.
    ///
    /// The text is in a pipe before the program starts, while we hold the other end: no write can wait, and a program that
    /// never reads raises no SIGPIPE.
    ///
    /// - Parameter started: takes what sends signals to the run's process group.
    package func run(input: String, started: @Sendable (ProcessGroup) async -> Void) async -> Ending {
        do {
            let pipe = try FileDescriptor.filledPipe(Array(input.utf8))
            let result = try await Subprocess.run(
                configuration, input: .fileDescriptor(pipe, closeAfterSpawningProcess: true), output: .discarded,
                error: .discarded
            ) { execution in
                await started(ProcessGroup(id: execution.processIdentifier.value))
            }
            return Ending(result.terminationStatus)
        } catch {
            return .notStarted(code(of: error))
        }
    }

    /// Runs it and hands on what it prints, until it has ended and both streams are closed.
    ///
    /// - Parameters:
    ///   - started: takes what sends signals to the run's process group.
    ///   - output: takes each piece of its standard output; the next is read when it returns, so that a program that
    ///     prints faster waits.
    ///   - errors: takes each piece of its standard error.
    package func run(
        started: @Sendable (ProcessGroup) async -> Void, output: @Sendable ([UInt8]) async -> Void,
        errors: @escaping @Sendable ([UInt8]) async -> Void
    ) async -> Ending {
        do {
            let result = try await Subprocess.run(configuration, input: .none, output: .sequence, error: .sequence) {
                execution in
                await started(ProcessGroup(id: execution.processIdentifier.value))
                async let words: Void = UserProgram.forward(execution.standardError, to: errors)
                await UserProgram.forward(execution.standardOutput, to: output)
                await words
            }
            return Ending(result.terminationStatus)
        } catch {
            return .notStarted(code(of: error))
        }
    }

    private static func forward(
        _ pieces: SubprocessOutputSequence, to take: @Sendable ([UInt8]) async -> Void
    ) async {
        do {
            for try await piece in pieces { await take(piece.withUnsafeBytes { Array($0) }) }
        } catch {
            // A stream that cannot be read has ended.
        }
    }

    private var configuration: Subprocess.Configuration {
        var options = PlatformOptions()
        options.createSession = true
        let program = arguments.first ?? ""
        return Subprocess.Configuration(
            executable: program.contains("/") ? .path(SystemPackage.FilePath(program)) : .name(program),
            arguments: Arguments(Array(arguments.dropFirst())),
            environment: .custom(
                Dictionary(
                    uniqueKeysWithValues: environment.compactMap { name, value in
                        Environment.Key(rawValue: name).map { ($0, value) }
                    })), platformOptions: options)
    }

    private func code(of error: any Error) -> Int32 {
        if let error = error as? Errno { return error.rawValue }
        guard let error = error as? SubprocessError else { return EIO }
        guard error.code == .executableNotFound else { return error.underlyingError?.rawValue ?? EIO }
        // A file that is there but cannot be run counts as not found as well.
        let program = arguments.first ?? ""
        return program.contains("/") && access(program, F_OK) == 0 ? EACCES : ENOENT
    }
}

extension UserProgram.Ending {
    fileprivate init(_ status: TerminationStatus) {
        switch status {
        case .exited(let code): self = .exited(code)
        case .signaled(let signal): self = .signalled(signal)
        }
    }
}

/// A process with whatever it has started in its group.
package struct ProcessGroup: Hashable, Sendable {
    /// The number of the process that leads it.
    package let id: Int32

    /// Sends a signal to everything in it; nothing where it is empty.
    package func signal(_ number: Int32) {
        kill(-id, number)
    }
}

extension FileDescriptor {
    /// The reading end of a pipe that holds some bytes and no more.
    ///
    /// - Throws: `Errno`, `argListTooLong` where the bytes do not fit.
    fileprivate static func filledPipe(_ bytes: [UInt8]) throws -> FileDescriptor {
        let ends = try FileDescriptor.pipe()
        for end in [ends.readEnd, ends.writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends.writeEnd.rawValue, F_SETFL, O_NONBLOCK)
        let count = try? ends.writeEnd.writeAll(bytes)
        try ends.writeEnd.close()
        guard count == bytes.count else {
            try ends.readEnd.close()
            throw Errno.argListTooLong
        }
        return ends.readEnd
    }
}
