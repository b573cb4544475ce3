/// The sessions of every exchange: those that ship, and what the user added.
public struct TradingCalendars: Sendable {
    var calendars: [Exchange: TradingCalendar]

    init(_ calendars: [Exchange: TradingCalendar] = [:]) {
        self.calendars = calendars
    }

    /// The sessions of an exchange; nil where no calendar names it.
    public subscript(exchange: Exchange) -> TradingCalendar? { calendars[exchange] }

    /// The calendars in the program; the file's own first lines say where the facts come from and how it is written.
    public static let shipped: TradingCalendars = {
        let text = String(decoding: PackageResources.calendars_txt, as: UTF8.self)
        // An error in the shipped file is a test's to find; what it says up to there still holds.
        return (try? TradingCalendars().adding(text)) ?? TradingCalendars()
    }()

    /// These calendars with what a text in the shipped file's format adds: closures (`holiday`), sessions with other
    /// hours (`session`), closures that were called off (`open`), later dates (`known`) and hours (`hours`), each
    /// behind the line `calendar MIC…` that says whose.
    ///
    /// - Throws: `CalendarFileError` for the first line that cannot be understood.
    public func adding(_ text: some StringProtocol) throws(CalendarFileError) -> TradingCalendars {
        var reader = CalendarFileReader(self)
        let lines = Substring(text).utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() { try reader.read(line, number: index + 1) }
        return reader.finished()
    }
}

extension Exchange {
    /// Its sessions, from the shipped file.
    public var calendar: TradingCalendar? { TradingCalendars.shipped[self] }
}
