/// Moves labels apart that would overlap, each as little as may be.
package enum LabelPlacement {
    /// - Parameters:
    ///   - wanted: where each label would like to be; order does not matter.
    ///   - gap: least distance between two.
    /// - Returns: places in the same order, within `range` where there is room for all.
    package static func spread(_ wanted: [Double], gap: Double, in range: ClosedRange<Double>) -> [Double] {
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        // Groups of touching labels, each centred on the mean of what its members want.
        var groups: [(members: [Int], centre: Double)] = []
        for index in order {
            groups.append(([index], wanted[index]))
            while groups.count > 1 {
                let (last, before) = (groups[groups.count - 1], groups[groups.count - 2])
                let room = gap * Double(last.members.count + before.members.count) / 2
                guard last.centre - before.centre < room else { break }
                groups.removeLast(2)
                let members = before.members + last.members
                let mean = members.reduce(0) { $0 + wanted[$1] } / Double(members.count)
                groups.append((members, mean))
            }
        }
        var places = wanted
        for group in groups {
            for (position, index) in group.members.enumerated() {
                places[index] = group.centre + (Double(position) - Double(group.members.count - 1) / 2) * gap
            }
        }
        var floor = range.lowerBound
        for index in order {
            places[index] = max(places[index], floor)
            floor = places[index] + gap
        }
        var ceiling = range.upperBound
        for index in order.reversed() {
            places[index] = min(places[index], ceiling)
            ceiling = places[index] - gap
        }
        return places
    }
}
