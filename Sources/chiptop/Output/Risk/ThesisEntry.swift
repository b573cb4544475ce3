import Market

/// One thesis.
struct ThesisEntry: Encodable {
    /// One statement of it.
    struct Statement: Encodable {
        let id: String
        let title: String
        let expression: String
        /// `holds`, `broken` or `unknown`.
        let state: String
        @OrNull var reason: String?
        @OrNull var left: String?
        @OrNull var right: String?
        /// How far it is from the other verdict; see the rule language.
        @OrNull var distance: Double?

        init(_ state: StatementState) {
            id = state.id
            title = state.title
            expression = state.expression
            self.state = state.standing.rawValue
            reason = state.reason
            left = state.left
            right = state.right
            distance = state.distance
        }
    }

    let id: String
    let title: String
    let statements: [Statement]

    var isBroken: Bool { statements.contains { $0.state == "broken" } }

    init(_ thesis: ThesisState) {
        id = thesis.id
        title = thesis.title
        statements = thesis.statements.map(Statement.init)
    }
}
