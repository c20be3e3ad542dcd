import Core
import Settings
import Testing

private func problems(_ text: String, _ read: (SettingsMap) -> Void) -> [Diagnostic] {
    do {
        let map = try SettingsMap.parse(text, file: "a.yml")
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
    let map = try SettingsMap.parse(
        "bits: 48\nname: '12'\nrate: 0.5\nflip: true\nlist: [a, b]\none: a\ndeep: {k: 3}\nempty:\n", file: "a.yml")
    #expect(map.int("bits") == 48)
    #expect(map.string("name") == "12")
    #expect(map.double("rate") == 0.5)
    #expect(map.bool("flip") == true)
    #expect(map.strings("list") == ["a", "b"])
    #expect(map.strings("one") == ["a"])
    #expect(map.map("deep")?.int("k") == 3)
    #expect(map.int("empty") == nil)
    try map.finish()
}

@Test func everyProblemNamesItsPlace() {
    let found = problems("bits: many\nbitz: 3\nmodel:\n  widht: 7\nk: 900\n") { map in
        _ = map.int("bits")
        _ = map.map("model")?.int("width")
        _ = map.int("k", in: 1...100)
    }
    #expect(found.map(\.line) == [1, 2, 4, 5])
    #expect(found.map(\.message) == ["`bits` is `many`", "unknown key `bitz`", "unknown key `widht`", "`k` is `900`"])
    #expect(found[1].advice == "write `bits`")
    #expect(found[2].column == 3)
    #expect(found[3].expected == "a whole number from 1 to 100")
}

@Test(arguments: [
    ("a: [1, 2\nb: 3\n", 2), ("a: 1\n  b: 2\n", 2), ("\t- x", 1), ("a: 1\na: 2\n", 1),
])
func brokenYAMLNamesItsLine(text: String, line: Int) {
    let found = problems(text) { _ in }
    #expect(found.count == 1)
    #expect(found.first?.line == line, "\(found)")
}

@Test(arguments: ["", "- a\n- b\n", "just words"])
func otherThanAMappingIsRefused(text: String) {
    #expect(problems(text) { _ in }.count == 1)
}

@Test func missingKeysAreReported() {
    let found = problems("a: 1\n") { map in
        _ = map.int("a")
        _ = map.string("title") ?? map.missing("title", "")
    }
    #expect(found.map(\.message) == ["`title` is missing"])
}

@Test func nearNamesAreNear() {
    #expect(NearNames.nearest("epoch", among: ["epochs", "batch"]) == "epochs")
    #expect(NearNames.nearest("zzzzz", among: ["epochs", "batch"]) == nil)
}
