internal import CTerminal
internal import Glibc
internal import Synchronization
public import TextUI

/// The screen and the keyboard: the one owner of ncurses.
///
/// One may be open at a time, and it belongs to the thread that opened it, the main thread. Whatever ends the
/// process, the terminal is given back as it was.
public final class Terminal {
    /// What can be chosen when a terminal is opened.
    public struct Options: Hashable, Sendable {
        /// Whether colours are used.
        public var colors: ColorMode
        /// Whether only ASCII is drawn, whatever the locale says.
        public var isASCII: Bool

        /// Creates options.
        public init(colors: ColorMode = .automatic, isASCII: Bool = false) {
            self.colors = colors
            self.isASCII = isASCII
        }
    }

    /// A picture and where the cursor stands in it.
    struct Frame {
        let buffer: Buffer
        let cursor: Point?
    }

    private static let isTaken = Atomic(false)

    /// Columns and rows.
    public private(set) var size: Size
    /// Whether the terminal takes UTF-8; where not, other characters than ASCII are replaced.
    public let isUnicode: Bool

    let screen: OpaquePointer
    let device: TerminalDevice
    let signals: SignalPipe
    let sequence: RestoreSequence
    let filter: GlyphFilter
    var keyboard = Keyboard()
    var writer: FrameWriter
    var styles: StyleResolver
    /// What ncurses was given last.
    var shown: Frame?
    /// The frame that stalled output kept from being drawn.
    var skipped: Frame?
    /// Room for a run of characters, kept from row to row.
    var run: [ct_glyph] = []
    /// Whether the screen must be repainted even where the picture is the same.
    var isInvalid = false
    /// Whether the terminal is ours: switched over, and guarded against crashes.
    private(set) var isActive = false
    private var isMouseReported = false
    private var hasEntered = false
    private var hasResized = false
    private var isClosed = false

    /// Takes the terminal; the screen changes with the first picture.
    public static func open(_ options: Options = Options()) throws(TerminalError) -> Terminal {
        guard isTaken.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
        else { throw .alreadyOpen }
        do throws(TerminalError) {
            return try Terminal(options)
        } catch {
            isTaken.store(false, ordering: .releasing)
            throw error
        }
    }

    private init(_ options: Options) throws(TerminalError) {
        let device = try TerminalDevice()
        let type = Terminal.environment("TERM")
        let speaksUnicode = ct_locale_use_environment()
        isUnicode = speaksUnicode && !options.isASCII
        // Before ncurses: it leaves signals alone that already have a handler.
        let signals: SignalPipe
        do throws(TerminalError) {
            signals = try SignalPipe()
        } catch {
            device.close()
            throw error
        }
        let size = device.size
        guard !type.isEmpty, let screen = ct_screen_open(type, Int32(size.width), Int32(size.height)) else {
            signals.close()
            device.close()
            throw .unknownTerminal(type)
        }
        self.device = device
        self.signals = signals
        self.screen = screen
        styles = StyleResolver(screen: screen, mode: options.colors.settled(in: Terminal.environment))
        sequence = RestoreSequence(screen: screen, terminalType: type)
        filter = GlyphFilter(isUnicode: isUnicode)
        writer = FrameWriter(descriptor: device.output, mayBlock: device.mayBlock)
        self.size = size
        activate()
    }

    deinit {
        close()
    }

    /// What colours reach the screen; without any, meaning must not hang on them.
    public var colorDepth: ColorDepth { styles.depth }

    /// Gives the terminal back; more calls do nothing.
    public func close() {
        guard !isClosed else { return }
        deactivate()
        isClosed = true
        ct_screen_close(screen)
        signals.close()
        device.close()
        Terminal.isTaken.store(false, ordering: .releasing)
    }

    /// Rings the bell, or flags the window in the background.
    public func bell() {
        if isActive && !writer.isStalled { writer.send([0x07]) }
    }

    /// Has the mouse reported, or no longer.
    public func reportMouse(_ isWanted: Bool) {
        guard isWanted != isMouseReported else { return }
        isMouseReported = isWanted
        if isActive && !writer.isStalled {
            writer.send(isWanted ? RestoreSequence.mouseOn : RestoreSequence.mouseOff)
        }
    }

    /// Gives the terminal back, stops the process as Ctrl-Z does, and takes the terminal again when it goes on.
    public func suspend() {
        suspend(group: true)
    }

    /// `group` stops what runs beside the program too, as the terminal itself would.
    func suspend(group: Bool) {
        guard !isClosed else { return }
        deactivate()
        ct_signals_stop(group)
        takeBack()
    }

    /// Gives the terminal to another program until it ends, and takes it back. Returns whether it could be started.
    func lend(to arguments: [String]) -> Bool {
        guard !isClosed, !arguments.isEmpty else { return false }
        deactivate()
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        let status = ct_child_run(&pointers)
        takeBack()
        return status != -1
    }

    /// The process was continued: another had the terminal.
    func takeBack() {
        ct_screen_left(screen)
        activate()
        noteResize()
    }

    /// The window may have another size, and something else may have been painted over it.
    func noteResize() {
        let current = device.size
        if current != size {
            size = current
            shown = nil
            ct_screen_resize(screen, Int32(size.width), Int32(size.height))
        }
        hasResized = true
        isInvalid = true
    }

    /// Whether the program has yet to be told about a size; asking counts as telling.
    func takeResize() -> Bool {
        defer { hasResized = false }
        return hasResized
    }

    /// The bytes that go out with the first frame after the terminal was taken.
    func takeEnterBytes() -> [UInt8] {
        defer { hasEntered = true }
        guard !hasEntered else { return [] }
        return sequence.enter + (isMouseReported ? RestoreSequence.mouseOn : [])
    }

    private func activate() {
        device.makeRaw()
        var original = device.original
        ct_crash_guard_arm(device.output, &original, sequence.leave, sequence.leave.count)
        isActive = true
        hasEntered = false
    }

    private func deactivate() {
        guard isActive else { return }
        isActive = false
        giveBack()
        ct_crash_guard_disarm()
    }

    private func giveBack() {
        // Nothing was drawn: nothing has to be undone.
        if shown != nil || hasEntered {
            if writer.isStalled {
                // The other end is not reading: the rest of the frame is useless, and waiting would never end.
                writer.drop()
                tcflush(device.output, TCOFLUSH)
            }
            writer.send(sequence.leave)
            writer.drop()
        }
        device.restore()
    }

    private static func environment(_ name: String) -> String {
        getenv(name).map { String(cString: $0) } ?? ""
    }
}
