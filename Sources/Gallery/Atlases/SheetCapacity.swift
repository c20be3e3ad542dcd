/// Chooses how many images share a sheet.
///
/// Large sheets mean few files a page but many bytes that it does not show; small ones the reverse. The sum over
/// pages of sheets × (bytes a sheet + `fileCost`) is made smallest.
package enum SheetCapacity {
    /// Images of the smallest sheets considered.
    static let smallest = 16
    /// What a further file costs, in bytes that could have been loaded in its place: such that query pages of
    /// Fashion-MNIST with two runs stay within 8 files and 300 kB with few pictures of their own (`PageBudget`).
    static let fileCost = 90_000

    /// - Parameters:
    ///   - order: images in sheet order for `smallest` a sheet; larger sheets join 2, 4, 8, … of those.
    ///   - pages: the images of each page.
    ///   - bytesPerImage: measured on a sample.
    package static func choose(order: [Int32], pages: [[Int32]], bytesPerImage: Int, largest: Int) -> Int {
        var place = [Int32](repeating: 0, count: order.count)
        for (index, image) in order.enumerated() { place[Int(image)] = Int32(index) }
        var best = (capacity: min(smallest, largest), cost: Int.max)
        var capacity = smallest
        while capacity <= largest {
            var sheets = 0
            for page in pages { sheets += Set(page.map { place[Int($0)] / Int32(capacity) }).count }
            let cost = sheets * (min(capacity, order.count) * bytesPerImage + fileCost)
            if cost < best.cost { best = (capacity, cost) }
            if capacity >= order.count { break }
            capacity *= 2
        }
        return best.capacity
    }
}
