import Core
import Settings
import Testing

private func problems(_ text: String, _ read: (YAMLMapping) -> Void) -> [Diagnostic] {
    do {
        let map = try YAMLMapping(text, file: "a.yml")
        read(map)
        try map.finish()
        return []
    } catch let diagnostics as Diagnostics {
        return diagnostics.all
    } catch let diagnostic as Diagnostic {
        return [diagnostic]
    } catch {
        Issue.record("an error of another kind: \(error)")
        return []
    }
}

@Test func valuesAreReadByType() throws {
    let map = try YAMLMapping(
        "bits: 48\nname: '12'\nflip: true\nlist: [a, b]\none: a\npair: [0.5, 2]\nsizes: [1, 2]\nhash: itq\n"
            + "runs: [x.yml, {name: y}]\n", file: "a.yml")
    #expect(map.int("bits", in: 1...100) == 48)
    #expect(map.string("name") == "12")
    #expect(map.bool("flip") == true)
    #expect(map.strings("list") == ["a", "b"])
    #expect(map.strings("one") == ["a"])
    #expect(map.doubles("pair", count: 2) == [0.5, 2])
    #expect(map.ints("sizes", in: 1...9) == [1, 2])
    guard case .text("itq") = map.entry("hash") else { throw Diagnostic("hash is not a text") }
    #expect(map.entries("runs")?.count == 2)
    try map.finish()
}

@Test func everyProblemNamesItsPlace() {
    let found = problems("bits: many\nbitz: 3\npair: [1]\nk: 900\nhash: itk\n") { map in
        _ = map.int("bits", in: 1...9)
        _ = map.doubles("pair", count: 2)
        _ = map.int("k", in: 1...100)
        _ = map.choice("hash", of: ["itq", "lsh"])
    }
    #expect(found.map(\.line) == [1, 2, 3, 4, 5])
    #expect(found[1].message == "unknown key `bitz`")
    #expect(found[1].advice == "write `bits`")
    #expect(found[3].expected == "a whole number from 1 to 100")
    #expect(found[4].advice == "write `itq`")
}

@Test(arguments: [("a: [1, 2\nb: 3\n", 2), ("a: 1\n  b: 2\n", 2), ("a: 1\na: 2\n", 1), ("- a\n", 1), ("", 1)])
func whatIsNoMappingNamesItsLine(text: String, line: Int) {
    let found = problems(text) { _ in }
    #expect(found.count == 1)
    #expect(found.first?.line == line, "\(found)")
}
