extension CaseIterable where Self: Equatable, AllCases.Index == Int {
    /// The case after this one, the first after the last.
    var following: Self { stepped(by: 1) }

    /// The case so many steps on, at most once round.
    func stepped(by step: Int) -> Self {
        let all = Self.allCases
        let index = all.firstIndex(of: self) ?? 0
        return all[(index + step + all.count) % all.count]
    }
}
