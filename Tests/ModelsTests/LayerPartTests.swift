import Core
import Models
import Testing
import Torch

/// ((i · step) mod 101 − 50) / 50, as in Tests/Tools/models_reference.py, which printed the expected values.
func filler(_ shape: [Int], step: Int = 37) throws -> Tensor {
    try Tensor((0..<shape.reduce(1, *)).map { (Float($0 * step % 101) - 50) / 50 }, shape: shape)
}

func expectClose(
    _ found: [Double], _ expected: [Double], tolerance: Double = 3e-5, _ name: String,
    _ location: SourceLocation = #_sourceLocation
) {
    let close =
        found.count == expected.count
        && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
    #expect(close, "\(name): found \(found), expected \(expected)", sourceLocation: location)
}

/// Every layer's values, the gradient of what comes in and those of its weights, against PyTorch's.
@Suite struct LayerPartTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name, part: String
        let given: [String: SettingValue]
        let small, training: Bool
        let shape: [Int]
        let out, gradient, weights: [Double]
        var testDescription: String { name }

        init(
            _ name: String, _ part: String, _ given: [String: SettingValue], small: Bool, training: Bool, shape: [Int],
            out: [Double], gradient: [Double], weights: [Double]
        ) {
            (self.name, self.part, self.given, self.small, self.training) = (name, part, given, small, training)
            (self.shape, self.out, self.gradient, self.weights) = (shape, out, gradient, weights)
        }
    }

    static let cases = [
        Case(
            "conv", "conv", ["conv": .whole(3), "stride": .whole(2), "activation": .word("leaky-relu")], small: false,
            training: false,
            shape: [2, 3, 3, 3],
            out: [-0.007718, -0.010492, -0.008784, -0.0004080001, -0.0005340016, -0.00724],
            gradient: [0.02679, -0.244206, 0.093726, -0.210868, 0.066152, 0.181944],
            weights: [1.373401, 0.665856]),
        Case(
            "conv groups", "conv",
            ["conv": .whole(6), "padding": .word("none"), "groups": .whole(2), "activation": .word("tanh")],
            small: false, training: false,
            shape: [2, 6, 3, 4],
            out: [0.1646865, -0.4113209, -0.7781249, 0.4274726, 0.2754946, -0.8537977],
            gradient: [0.2587932, 0.3976726, 0.2633106, -0.6952885, -0.03911655, 0.1874917],
            weights: [-8.005865, -1.664416]),
        Case(
            "conv norm", "conv", ["conv": .whole(3), "batch_norm": .flag(true)], small: false, training: true,
            shape: [2, 3, 5, 6],
            out: [0, 0, 0.007080004, 0, 0, 0],
            gradient: [0.1414156, -0.1112698, 0.2319803, 0.2077625, -0.1418828, 0.252404],
            weights: [-3.87175, 0.3509506, 0.5396]),
        Case(
            "conv_transpose", "conv_transpose", ["conv_transpose": .whole(2), "activation": .word("sigmoid")],
            small: false, training: false,
            shape: [2, 2, 10, 12],
            out: [0.2702805, 0.2177205, 0.4165384, 0.3794696, 0.3205163, 0.3698641],
            gradient: [0.06490329, -0.06483267, -0.07170707, -0.2316362, 0.08898311, 0.09709667],
            weights: [0.5737097, 0.6241742]),
        Case(
            "pool max", "pool", [:], small: false, training: false,
            shape: [2, 4, 2, 3],
            out: [0.14, 0.88, 0.68, 0.94, 0.4, 0.74],
            gradient: [0, 0, 0, 0, 0, 0.16],
            weights: []),
        Case(
            "pool max same", "pool", ["padding": .word("same")], small: false, training: false,
            shape: [2, 4, 3, 3],
            out: [0.14, 0.88, 0.68, 0.94, 0.4, 0.74],
            gradient: [0, 0, 0, 0, 0, 0.16],
            weights: []),
        Case(
            "pool average same", "pool", ["pool": .word("average"), "padding": .word("same")], small: false,
            training: false,
            shape: [2, 4, 3, 3],
            out: [-0.43, 0.03999998, 0.00500001, 0.37, -0.17, -0.205],
            gradient: [-0.25, -0.25, -0.105, -0.105, 0.04, 0.04],
            weights: []),
        Case(
            "pool padded", "pool", ["size": .whole(3), "stride": .whole(2), "padding": .whole(1)], small: false,
            training: false,
            shape: [2, 4, 3, 3],
            out: [0.14, 0.88, 0.68, 0.94, 0.94, 0.74],
            gradient: [0, 0, 0, 0, 0, 0.16],
            weights: []),
        Case(
            "global_average", "global_average", [:], small: false, training: false,
            shape: [2, 4],
            out: [-0.03333334, 0.01400001, -0.00599999, -0.026, 0.02133334, 0.001333338],
            gradient: [-0.03333334, -0.03333334, -0.03333334, -0.03333334, -0.03333334, -0.03333334],
            weights: []),
        Case(
            "upsample", "upsample", ["upsample": .whole(2)], small: false, training: false,
            shape: [2, 4, 10, 12],
            out: [-1, -1, -0.26, -0.26, 0.48, 0.48],
            gradient: [-1.04, -0.44, 0.16, -1.26, -0.66, -0.06000003],
            weights: []),
        Case(
            "resize", "resize", ["resize": .wholes([7, 4])], small: false, training: false,
            shape: [2, 4, 7, 4],
            out: [-0.815, 0.295, -0.615, 0.495, -0.5864286, 0.5235714],
            gradient: [-0.975, -0.4428571, -0.3535714, 0.2678571, 0.1692857, 0.24],
            weights: []),
        Case(
            "dense", "dense", ["dense": .whole(3), "activation": .word("relu6")], small: true, training: false,
            shape: [5, 3],
            out: [3.7144, 0, 0, 0, 4.008, 0.4187999],
            gradient: [0.5, 0.13, -0.24, 0.4, 0.03, -0.34],
            weights: [2.224144, 1.4504]),
        Case(
            "dense norm", "dense", ["dense": .whole(3), "activation": .word("linear"), "batch_norm": .flag(true)],
            small: true, training: true,
            shape: [5, 3],
            out: [-1.414798, -0.06803554, 0.05822248, -0.3426437, -0.2944749, 0.3169153],
            gradient: [0.002148513, 0.02415622, -0.00769787, 0.01271034, -0.0362148, 0.002863958],
            weights: [-0.7506065, 3.553143, -0.4332001]),
        Case(
            "batch_norm", "batch_norm", [:], small: false, training: true,
            shape: [2, 4, 5, 6],
            out: [0.3520798, -0.2822653, -0.9166104, 0.1806352, -0.45371, -1.088055],
            gradient: [0.6616381, 0.2619795, -0.1376792, -0.8035704, 0.5283616, 0.1287029],
            weights: [1.219813, 1.728]),
        Case(
            "normalise", "normalise", [:], small: false, training: false,
            shape: [2, 120],
            out: [-0.1565261, -0.0406968, 0.07513255, -0.1252209, -0.009391569, 0.1064378],
            gradient: [-0.1468145, -0.06321595, 0.02038259, 0.1235987, -0.1089856, -0.02538706],
            weights: []),
    ]

    @Test(arguments: cases) func equalsPyTorch(_ test: Case) throws {
        let sizes = test.small ? [5, 2, 3, 4] : [2, 4, 5, 6]
        let parameters = Parameters(seed: 0, device: .cpu)
        let specification = try LayerSpecification(test.part, test.given)
        let layer = try LayerParts.make(
            specification,
            LayerContext(name: "layer", input: FeatureShape(Array(sizes.dropFirst())), parameters: parameters))
        let trained = parameters.trained
        for (index, tensor) in trained.enumerated() {
            try tensor.assign(filler(tensor.shape(), step: 37 + 2 * index) * 0.5)
        }
        let input = try filler(sizes).requiringGradient()
        let output = try layer.apply(input, Pass(training: test.training))
        #expect(try output.shape() == test.shape)
        #expect([sizes[0]] + layer.output.sizes == test.shape)
        try (output * filler(test.shape, step: 29)).sum().backward()
        expectClose(Array(try output.values(Double.self).prefix(6)), test.out, "values")
        let gradient = try #require(try input.gradient()).values(Double.self)
        expectClose(Array(gradient.prefix(6)), test.gradient, "gradient")
        let weights = try trained.map { tensor in
            let gradient = try #require(try tensor.gradient())
            return try (gradient * filler(tensor.shape(), step: 31)).sum().item()
        }
        expectClose(weights, test.weights, tolerance: 1e-4, "gradients of weights")
    }

    @Test func everyPartIsTried() {
        let tried = Set(Self.cases.map(\.part)).union(["activation", "dropout", "reshape", "flatten", "backbone"])
        #expect(tried == Set(LayerParts.names))
    }

    static func layer(_ part: String, _ given: [String: SettingValue] = [:], _ sizes: [Int]) throws -> any LayerPart {
        try LayerParts.make(
            LayerSpecification(part, given),
            LayerContext(name: "x", input: FeatureShape(sizes), parameters: Parameters(seed: 0, device: .cpu)))
    }

    @Test func activations() throws {
        let input = try Tensor([Float(-2), -0.5, 0.5, 8], shape: [1, 4])
        let expected: [(String, [Double])] = [
            ("linear", [-2, -0.5, 0.5, 8]), ("relu", [0, 0, 0.5, 8]), ("relu6", [0, 0, 0.5, 6]),
            ("leaky-relu", [-0.02, -0.005, 0.5, 8]), ("tanh", [-0.9640276, -0.4621172, 0.4621172, 0.9999998]),
            ("sigmoid", [0.1192029, 0.3775407, 0.6224593, 0.9996647]),
        ]
        for (name, values) in expected {
            let layer = try Self.layer("activation", ["activation": .word(name)], [4])
            expectClose(try layer.apply(input, Pass()).values(Double.self), values, name)
        }
    }

    @Test func dropout() throws {
        let layer = try Self.layer("dropout", ["dropout": .number(0.25)], [100])
        let input = try Tensor.ones([200, 100])
        #expect(try layer.apply(input, Pass()).values() == input.values())
        func train(_ seed: UInt64) throws -> [Float] {
            try layer.apply(input, Pass(training: true, random: SeededRandom(seed: seed))).values()
        }
        let values = try train(1)
        #expect(values.allSatisfy { $0 == 0 || abs($0 - 4 / 3) < 1e-6 })
        let share = Double(values.count { $0 == 0 }) / 20000
        #expect(abs(share - 0.25) < 0.015)
        #expect(try train(1) == values)
        #expect(try train(2) != values)
    }

    @Test func shapes() throws {
        let reshaped = try Self.layer("reshape", ["reshape": .wholes([2, 3, 4])], [24])
        #expect(reshaped.output.sizes == [2, 3, 4])
        #expect(try reshaped.apply(filler([2, 24]), Pass()).shape() == [2, 2, 3, 4])
        #expect(try Self.layer("flatten", [2, 3, 4]).apply(filler([2, 2, 3, 4]), Pass()).shape() == [2, 24])
        let wrong = #expect(throws: Diagnostic.self) {
            try Self.layer("reshape", ["reshape": .wholes([2, 3, 5])], [24])
        }
        #expect(wrong?.message == "24 numbers cannot become 2 × 3 × 5" && wrong?.expected == "24 numbers")
        #expect(throws: Diagnostic.self) { try Self.layer("conv", ["conv": .whole(3)], [24]) }
        #expect(throws: Diagnostic.self) { try Self.layer("pool", [3, 1, 1]) }
        #expect(try Self.layer("pool", ["padding": .word("same")], [3, 1, 1]).output.sizes == [3, 1, 1])
        #expect(throws: Diagnostic.self) { try Self.layer("dense", ["dense": .whole(65536)], [1 << 20]) }
        #expect(throws: Diagnostic.self) {
            try Self.layer("conv", ["conv": .whole(4096), "kernel": .whole(31)], [4096, 40, 40])
        }
        #expect(throws: Diagnostic.self) { try Self.layer("upsample", ["upsample": .whole(64)], [4096, 512, 512]) }
    }
}

extension LayerPartTests {
    static func layer(_ part: String, _ sizes: [Int]) throws -> any LayerPart { try layer(part, [:], sizes) }
}
