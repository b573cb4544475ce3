import Market

/// The code of one rule, with all its expressions behind each other.
struct RuleProgram: Sendable {
    fileprivate(set) var code: [Instruction] = []
    fileprivate(set) var probes: [Probe] = []
    /// What is the same for every subject, each evaluated after those before it.
    fileprivate(set) var shared: [SharedProbe] = []
    /// The code of what `of` asks of another subject.
    fileprivate(set) var bodies: [Range<Int>] = []
    fileprivate(set) var texts: [TextFigure] = []
    /// The words in quotation marks, to tell which one a number stands for.
    fileprivate(set) var words: [String] = []
    /// How many numbers the stack has to hold.
    fileprivate(set) var stackSize = 1
    fileprivate(set) var dependencies = RuleDependencies()

    init() {}
}

extension RuleProgram {
    /// Adds an expression; its nodes then know their code.
    mutating func emit(_ root: inout TypedNode) {
        emit(&root, isInsideOf: false, height: 0)
    }

    private mutating func emit(_ node: inout TypedNode, isInsideOf: Bool, height: Int) {
        let start = code.count
        stackSize = max(stackSize, height + 2)
        switch node.operation {
        case .literal(let value): append(.literal, value: value)
        case .words(let text): emitWords(text)
        case .own(let place):
            append(.own, place)
            dependencies.noteOwn(place, in: node.scope, isInsideOf: isInsideOf)
        case .region(let place):
            append(.region, place)
            dependencies.noteRegion(place, isInsideOf: isInsideOf)
        case .text(let figure):
            texts.append(figure)
            append(.text, texts.count - 1)
            dependencies.noteText(isInsideOf: isInsideOf)
        case .probe(let probe):
            probes.append(probe)
            append(.probe, probes.count - 1)
            dependencies.note(probe, isInsideOf: isInsideOf)
        case .shared(let probe):
            shared.append(probe)
            append(.shared, shared.count - 1)
            dependencies.note(probe)
        case .other(let target): emitOther(target, &node, height)
        case .members(let isShare): emitMembers(isShare, &node, height)
        case .binary(.and): emitLogic(&node, .skipIfFalse, .and, isInsideOf, height)
        case .binary(.or): emitLogic(&node, .skipIfTrue, .or, isInsideOf, height)
        case .extreme(let isGreatest):
            for index in node.children.indices {
                emit(&node.children[index], isInsideOf: isInsideOf, height: height + min(index, 1))
                if index > 0 { append(isGreatest ? .maximum : .minimum) }
            }
        case .unary, .binary, .choice, .magnitude, .isKnown:
            for index in node.children.indices {
                emit(&node.children[index], isInsideOf: isInsideOf, height: height + index)
            }
            append(RuleProgram.code(of: node.operation))
        }
        node.code = start..<code.count
    }

    private mutating func emitWords(_ text: String) {
        words.append(text)
        append(.literal, value: RuleProgram.number(of: text))
    }

    private mutating func emitOther(_ target: Target, _ node: inout TypedNode, _ height: Int) {
        let skip = code.count
        append(.skip)
        emit(&node.children[0], isInsideOf: true, height: height)
        code[skip].index = Int32(code.count)
        bodies.append(skip + 1..<code.count)
        shared.append(.other(target, bodies.count - 1))
        append(.shared, shared.count - 1)
        dependencies.note(target)
    }

    private mutating func emitMembers(_ isShare: Bool, _ node: inout TypedNode, _ height: Int) {
        let skip = code.count
        append(.skip)
        emit(&node.children[0], isInsideOf: true, height: height)
        code[skip].index = Int32(code.count)
        bodies.append(skip + 1..<code.count)
        let probe = Probe.members(body: bodies.count - 1, isShare: isShare)
        probes.append(probe)
        append(.probe, probes.count - 1)
        dependencies.note(probe, isInsideOf: false)
    }

    private mutating func emitLogic(
        _ node: inout TypedNode, _ skip: Instruction.Code, _ operation: Instruction.Code, _ isInsideOf: Bool,
        _ height: Int
    ) {
        emit(&node.children[0], isInsideOf: isInsideOf, height: height)
        let place = code.count
        append(skip)
        emit(&node.children[1], isInsideOf: isInsideOf, height: height + 1)
        append(operation)
        code[place].index = Int32(code.count)
    }

    private mutating func append(_ operation: Instruction.Code, _ index: Int = 0, value: Double = 0) {
        code.append(Instruction(code: operation, index: Int32(index), value: value))
    }

    private static func code(of operation: Operation) -> Instruction.Code {
        switch operation {
        case .unary(.negate): .negate
        case .unary(.not): .not
        case .binary(let operation): code(of: operation)
        case .choice: .choose
        case .magnitude: .magnitude
        case .literal, .words, .own, .region, .text, .probe, .shared, .other, .members, .extreme, .isKnown: .isKnown
        }
    }

    private static func code(of operation: BinaryOperator) -> Instruction.Code {
        switch operation {
        case .or: .or
        case .and: .and
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .equal: .equal
        case .notEqual: .notEqual
        case .plus: .add
        case .minus: .subtract
        case .times: .multiply
        case .divided: .divide
        }
    }

    /// The number that stands for words: 52 bits of their FNV-1a hash, which a double holds exactly.
    static func number(of text: String) -> Double {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Double(hash >> 12)
    }
}
