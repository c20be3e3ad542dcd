/// What one run's first results of a query have that another's lack, and where those in both stand.
package struct HitMoves: Sendable, Equatable {
    /// Places, from 0, of the first run's results that are not among the second's.
    package var gained: [Int] = []
    /// Places of the second run's results that are not among the first's.
    package var lost: [Int] = []
    /// Results of both: place in the first run's list and in the second's.
    package var shared: [Pair] = []

    package struct Pair: Sendable, Equatable {
        package var first: Int
        package var second: Int

        package init(_ first: Int, _ second: Int) {
            self.first = first
            self.second = second
        }
    }

    /// Those that stand elsewhere in the other list.
    package var moved: [Pair] { shared.filter { $0.first != $0.second } }

    /// - Parameters: database rows, nearest first; no row twice in a list.
    package init(_ first: [Int], over second: [Int]) {
        let places = Dictionary(zip(second, second.indices)) { earlier, _ in earlier }
        for (place, row) in first.enumerated() {
            if let other = places[row] { shared.append(Pair(place, other)) } else { gained.append(place) }
        }
        let kept = Set(shared.map(\.second))
        lost = second.indices.filter { !kept.contains($0) }
    }
}

/// A query's first results in one run, as another's are compared with them.
package struct RankedHits: Sendable {
    package var title: String
    /// Database rows, nearest first.
    package var rows: [Int]
    package var isRight: [Bool]

    package init(title: String, rows: [Int], isRight: [Bool]) {
        self.title = title
        self.rows = rows
        self.isRight = isRight
    }

    /// How the first list differs from the second, in a sentence, and how many results it gains, loses and moves.
    /// - Parameter thing: what right results are called: "Shirt" for "4 more Shirt images"; nil for "4 more right
    ///   images".
    package func sentence(over other: RankedHits, thing: String?) -> String {
        let count = min(rows.count, other.rows.count)
        guard count > 0, let best = rows.first else { return "" }
        let mine = isRight.prefix(count).count { $0 }
        let theirs = other.isRight.prefix(count).count { $0 }
        let number = mine == theirs ? mine : abs(mine - theirs)
        let images = "\(thing ?? "right") \(number == 1 ? "image" : "images")"
        let found =
            mine == theirs
            ? "\(title) and \(other.title) find \(mine == 0 ? "no \(thing ?? "right") image" : "\(mine) \(images) each")"
                + " among the first \(count)"
            : "\(title) finds \(number) \(mine > theirs ? "more" : "fewer") \(images) among the first "
                + "\(count) (\(mine), not \(theirs))"
        let place = other.rows.firstIndex(of: best)
        // Where both are the sentence's subject, "its" would be either's.
        let whose = mine == theirs ? "the first’s" : "its"
        let top =
            switch place {
            case 0: "both have the same image at rank 1"
            case .some(let place): "\(whose) rank 1 is at rank \(place + 1) of \(other.title)"
            case nil: "\(whose) rank 1 is not among those of \(other.title)"
            }
        let moves = HitMoves(rows, over: other.rows)
        return "\(found); \(top). \(moves.gained.count) gained, \(moves.lost.count) lost, \(moves.moved.count) moved."
    }
}
