/// Names of classes and runs as parts of addresses: letters a to z, digits and hyphens.
package enum Slugs {
    /// One for each name, all different also where a file system does not tell capitals apart.
    package static func unique(_ names: [String], otherwise fallback: String) -> [String] {
        // Windows cannot hold files of these names, whatever their extension.
        var taken: Set<String> = ["index", "con", "prn", "aux", "nul"]
        for digit in 1...9 { taken.formUnion(["com\(digit)", "lpt\(digit)"]) }
        return names.map { name in
            let plain = slug(name)
            let base = plain.isEmpty ? fallback : plain
            var candidate = base
            var number = 2
            while !taken.insert(candidate).inserted {
                candidate = "\(base)-\(number)"
                number += 1
            }
            return candidate
        }
    }

    /// `T-shirt/top` → `t-shirt-top`. Other scripts are dropped; what is then empty takes the fallback's name.
    /// - Parameter most: letters, digits and hyphens of it.
    package static func slug(_ name: String, most: Int = 60) -> String {
        var result = ""
        var gap = false
        for scalar in name.lowercased().unicodeScalars {
            guard ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) else {
                gap = true
                continue
            }
            if gap, !result.isEmpty { result += "-" }
            gap = false
            result.unicodeScalars.append(scalar)
            if result.utf8.count >= most { break }
        }
        return result
    }
}
