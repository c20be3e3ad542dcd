import Core
import Foundation
import Testing
import Torch

@Suite struct TorchScriptTests {
    static func temporary() -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pt")
    }

    @Test func savesLoadsAndRuns() throws {
        let url = Self.temporary()
        defer { try? FileManager.default.removeItem(at: url) }
        try TorchScriptModule(source: "def forward(self, x):\n    return x.flatten(1) * 2 + 1\n").save(to: url)
        let module = try TorchScriptModule(file: url)
        try expect(module.forward(Tensor([Float(1), 2, 3, 4], shape: [2, 1, 2])), [3, 5, 7, 9], shape: [2, 2])
    }

    @Test func errorsAreClear() throws {
        let missing = #expect(throws: Diagnostic.self) {
            try TorchScriptModule(file: URL(fileURLWithPath: "/nowhere/m.pt"))
        }
        #expect(missing?.message == "no such file")
        let url = Self.temporary()
        defer { try? FileManager.default.removeItem(at: url) }
        try Files.write("no module", to: url)
        let wrong = #expect(throws: Diagnostic.self) { try TorchScriptModule(file: url) }
        #expect(wrong?.message.hasPrefix("is not a TorchScript module: libtorch: ") == true)
        #expect(wrong?.file == url.path)
        let source = #expect(throws: Diagnostic.self) { try TorchScriptModule(source: "def forward(self x):") }
        #expect(source?.message.contains("\n") == false)
        let module = try TorchScriptModule(source: "def forward(self, x):\n    return x.matmul(x)\n")
        let failed = #expect(throws: Diagnostic.self) { try module.forward(Tensor.ones([2, 3])) }
        #expect(failed?.message.contains("shapes cannot be multiplied (2x3 and 2x3)") == true)
        let pair = try TorchScriptModule(source: "def forward(self, x):\n    return (x, x)\n")
        let tuple = #expect(throws: Diagnostic.self) { try pair.forward(Tensor.ones([1])) }
        #expect(tuple?.message.contains("Tuple") == true)
    }

    @Test func damagedModulesNeverCrash() throws {
        let url = Self.temporary()
        defer { try? FileManager.default.removeItem(at: url) }
        try TorchScriptModule(source: "def forward(self, x):\n    return x + 1\n").save(to: url)
        let whole = Data(try Files.read(url))
        for share in [0.1, 0.5, 0.9, 0.99] {
            try Files.write(whole.prefix(Int(Double(whole.count) * share)), to: url)
            #expect(throws: Diagnostic.self) { try TorchScriptModule(file: url) }
        }
    }

    @Test func callersWaitForEachOther() async throws {
        let module = try TorchScriptModule(source: "def forward(self, x):\n    return x * 2\n")
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for value in 0..<16 {
                group.addTask { try module.forward(Tensor([Float(value)], shape: [1])).item() == Double(2 * value) }
            }
            for try await right in group { #expect(right) }
        }
    }
}
