/// One name of the language: the type checker, the help page and the evaluator all read this.
struct RuleFunction: Sendable {
    let name: String
    let parameters: [Parameter]
    let result: ValueType
    /// One sentence for the help page.
    let summary: String
    /// What the evaluator does.
    let operation: @Sendable ([Argument]) -> Operation

    init(
        _ name: String, _ parameters: [Parameter] = [], _ result: ValueType, _ summary: String,
        _ operation: @escaping @Sendable ([Argument]) -> Operation
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.summary = summary
        self.operation = operation
    }

    /// A number of the instrument's row.
    init(_ name: String, _ figure: InstrumentFigure, _ result: ValueType, _ summary: String) {
        self.init(name, [], result, summary) { _ in .own(figure.rawValue) }
    }

    /// A number of the region's row.
    init(_ name: String, region figure: RegionFigure, _ result: ValueType, _ summary: String, isOwn: Bool) {
        self.init(name, [], result, summary) { _ in isOwn ? .own(figure.rawValue) : .region(figure.rawValue) }
    }

    /// How many arguments it may have.
    var counts: ClosedRange<Int> {
        let least = parameters.count { !$0.isOptional }
        return least...(parameters.contains(where: \.isRepeated) ? max(least, 64) : parameters.count)
    }

    /// How it is written.
    var signature: String {
        guard !parameters.isEmpty else { return name }
        var text = ""
        for (place, parameter) in parameters.enumerated() {
            let part = (place == 0 ? "" : ", ") + parameter.name + (parameter.isRepeated ? ", …" : "")
            text += parameter.isOptional ? "[\(part)]" : part
        }
        return "\(name)(\(text))"
    }
}
