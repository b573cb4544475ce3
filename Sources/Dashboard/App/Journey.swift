/// Where the user is, what Esc leads back through, and the places before and after in time.
struct Journey: Hashable, Sendable {
    /// The ways that Esc leads back through, each from an outermost place down to another; the present one last, never
    /// empty.
    private var ways: [[Place]]
    private var past: [[[Place]]] = []
    private var future: [[[Place]]] = []

    /// How many places are remembered.
    private static let longest = 100

    init(_ place: Place) {
        ways = [[place]]
    }

    /// From the outermost place to the present one; never empty.
    var path: [Place] { ways[ways.count - 1] }

    /// Where one is.
    var place: Place { path[path.count - 1] }

    /// Goes another way; the same way again changes nothing. Esc leads back to the place before, once however often
    /// the user was there, and nowhere from the board.
    mutating func go(_ new: [Place]) {
        guard let place = new.last, new != path else { return }
        move(to: new == Journey.board ? [new] : ways(beside: place) + [new])
    }

    /// Goes deeper.
    mutating func enter(_ place: Place) { go(path + [place]) }

    /// Replaces the current place: another tab, the next stock. Esc leads to where it led.
    mutating func exchange(_ place: Place) {
        let new = Array(path.dropLast()) + [place]
        guard new != path else { return }
        move(to: ways.dropLast().filter { $0.last != place } + [new])
    }

    /// What Esc leads back through, without the ways to a place.
    private func ways(beside place: Place) -> [[Place]] { ways.filter { $0.last != place }.suffix(Journey.longest) }

    /// Goes up the present way until so many places of it are left.
    mutating func climb(to count: Int) {
        let new = Array(path.prefix(max(1, count)))
        guard new != path else { return }
        guard new != Journey.board else { return move(to: [new]) }
        let before = ways.firstIndex(of: new).map { ways.prefix($0) } ?? ways.dropLast()
        move(to: before + [new])
    }

    /// Goes back to the place before, and from the first place to the board.
    mutating func leave() {
        if ways.count > 1 { move(to: ways.dropLast()) } else { go(Journey.board) }
    }

    private static let board = [Place(.board)]

    // MARK: Time

    private mutating func move(to new: [[Place]]) {
        past.append(ways)
        past.removeFirst(max(0, past.count - Journey.longest))
        future = []
        ways = new
    }

    /// Goes to the last place; doing it twice leads back.
    mutating func goToLast() {
        guard let last = past.last else { return }
        move(to: last)
    }

    /// Goes back in time.
    mutating func goBack() {
        guard let last = past.popLast() else { return }
        future.append(ways)
        ways = last
    }

    /// Goes forward in time, after `goBack`.
    mutating func goForward() {
        guard let next = future.popLast() else { return }
        past.append(ways)
        ways = next
    }
}
