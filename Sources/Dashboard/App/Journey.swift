/// The way a person took: the places from a view down to where one is, and the ways before and after it.
struct Journey: Hashable, Sendable {
    /// From the outermost place to the present one; never empty.
    private(set) var path: [Place]
    private var past: [[Place]] = []
    private var future: [[Place]] = []

    /// How many ways are remembered.
    private static let longest = 100

    init(_ place: Place) {
        path = [place]
    }

    /// Where one is.
    var place: Place { path[path.count - 1] }

    /// Goes another way; the same way again changes nothing.
    mutating func go(_ new: [Place]) {
        guard !new.isEmpty, new != path else { return }
        past.append(path)
        past.removeFirst(max(0, past.count - Journey.longest))
        future = []
        path = new
    }

    /// Goes deeper.
    mutating func enter(_ place: Place) { go(path + [place]) }

    /// Puts another place where one is: another tab, the next chipmaker.
    mutating func exchange(_ place: Place) { go(path.dropLast() + [place]) }

    /// Goes back up: from the outermost place to the board, where there is nothing above.
    mutating func leave() { go(path.count > 1 ? path.dropLast() : [Place(.board)]) }

    /// Goes to where one was last; doing it twice leads back.
    mutating func goToLast() {
        guard let last = past.last else { return }
        go(last)
    }

    /// Goes back in time.
    mutating func goBack() {
        guard let last = past.popLast() else { return }
        future.append(path)
        path = last
    }

    /// Goes forward in time, after `goBack`.
    mutating func goForward() {
        guard let next = future.popLast() else { return }
        past.append(path)
        path = next
    }
}
