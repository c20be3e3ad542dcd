import Arrays
import Core

/// What a zip may do to whoever unpacks it.
enum ZipTraps {
    static func problems(_ archive: ZipArchive) throws -> [SiteProblem] {
        var found: [SiteProblem] = []
        var total = 0
        var places: [(range: Range<Int>, name: String)] = []
        for member in archive.members {
            func report(_ message: String) { found.append(SiteProblem(file: member.name, message: message)) }
            let isFolder = member.name.hasSuffix("/")
            if let obstacle = PathRules.obstacle(to: isFolder ? String(member.name.dropLast()) : member.name) {
                report("the path \(obstacle)")
            }
            if member.isEncrypted { report("is encrypted") }
            if member.method != 0 && member.method != 8 {
                report("is packed by method \(member.method), which few readers know")
            }
            let kind = member.mode & 0o170000
            if kind != 0, kind != 0o100000, kind != 0o040000 {
                report(kind == 0o120000 ? "is a symbolic link" : "is no regular file")
            }
            if member.size / 1032 > member.packedSize {
                report("promises \(member.size) bytes out of \(member.packedSize)")
            }
            let (sum, overflow) = total.addingReportingOverflow(member.size)
            total = overflow ? Int.max : sum
            do {
                let place = try archive.location(of: member)
                places.append((member.offset..<place.upperBound, member.name))
            } catch let diagnostic as Diagnostic {
                report(diagnostic.message)
            }
        }
        if total > SiteSource.largestSite {
            found.append(
                SiteProblem(file: "", message: "unpacks to \(total) bytes, more than \(SiteSource.largestSite)"))
        }
        // Entries that share bytes unpack to any size from a small file.
        places.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        for (one, next) in zip(places, places.dropFirst()) where next.range.lowerBound < one.range.upperBound {
            found.append(SiteProblem(file: next.name, message: "shares its bytes with `\(one.name)`"))
        }
        return found
    }
}
