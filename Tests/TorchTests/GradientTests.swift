import Core
import Testing
import Torch

@Suite struct GradientTests {
    @Test func smallNetwork() throws {
        let weight = try filled(2, 1, 3, 3, step: 41).requiringGradient()
        let scale = try Tensor.ones([2]).requiringGradient()
        let shift = try Tensor.zeros([2]).requiringGradient()
        let output = try filled(2, 18, step: 29).requiringGradient()
        let features = try filled(3, 1, 6, 6).convolved(weight, stride: 2, padding: 1)
            .batchNormalized(weight: scale, bias: shift, mean: .zeros([2]), variance: .ones([2]), training: true).relu()
        let loss = try features.flattened().linear(output).crossEntropy(Tensor([Int64(1), 0, 1], shape: [3]))
        try loss.backward()
        try expect(loss, [1.937245])
        try expect(
            #require(try weight.gradient()),
            [
                0.07148223, 0.1091097, -0.03745186, 0.1216877, -0.06282666, -0.4285515, 0.01308313, -0.05209632,
                0.3304556,
                -0.03218105, -0.01513105, -0.03874839, 0.2548902, -0.06871982, -0.1824153, 0.1789767, -0.103853,
                -0.01611062,
            ])
        try expect(#require(try scale.gradient()), [0.3795271, 1.138922])
        try expect(
            #require(try output.gradient()).narrowed(0, start: 0, length: 1).narrowed(1, start: 0, length: 6),
            [0, 0.3755406, -0.284571, 0.3289793, 0, 0])
        try scale.zeroGradient()
        try expect(#require(try scale.gradient()), [0, 0])
    }

    @Test func recordingStops() throws {
        let parameter = try Tensor.ones([1]).requiringGradient()
        #expect(try (parameter * 2).requiresGradient())
        #expect(try (parameter * 2).detach().requiresGradient() == false)
        #expect(try Torch.withoutGradients { try (parameter * 2).requiresGradient() } == false)
        struct Stop: Error {}
        #expect(throws: Stop.self) { try Torch.withoutGradients { throw Stop() } }
        #expect(try (parameter * 2).requiresGradient())
        #expect(try parameter.gradient() == nil)
    }

    @Test func optimisers() throws {
        func descend(_ make: ([Tensor]) throws -> Optimiser) throws -> Tensor {
            let parameter = try Tensor([Float(1), -2, 3], shape: [3]).requiringGradient()
            let curvature = try Tensor([Float(1), 10, 0.1], shape: [3])
            let optimiser = try make([parameter])
            for _ in 0..<5 {
                try optimiser.zeroGradients()
                try (parameter.square() * curvature).sum().backward()
                try optimiser.step()
            }
            return parameter
        }
        try expect(descend { try .adam($0, rate: 0.1, weightDecay: 0.01) }, [0.5079637, -1.502956, 2.50178])
        try expect(
            descend { try .sgd($0, rate: 0.02, momentum: 0.9, nesterov: true) }, [0.4292872, 0.3302716, 2.801311])
        try expect(descend { try .adadelta($0, rate: 0.5, weightDecay: 0.01) }, [0.9917996, -1.991791, 2.991789])
        try expect(
            descend {
                let optimiser = try Optimiser.sgd($0, rate: 5)
                try optimiser.setRate(0)
                return optimiser
            }, [1, -2, 3])
    }

    @Test(arguments: ["adam", "sgd", "adadelta"]) func stateGoesOn(_ name: String) throws {
        func make(_ parameter: Tensor) throws -> Optimiser {
            switch name {
            case "adam": try .adam([parameter], rate: 0.1)
            case "sgd": try .sgd([parameter], rate: 0.02, momentum: 0.9)
            default: try .adadelta([parameter])
            }
        }
        func step(_ parameter: Tensor, _ optimiser: Optimiser) throws {
            try optimiser.zeroGradients()
            try (parameter.square() * parameter).sum().backward()
            try optimiser.step()
        }
        let whole = try Tensor([Float(1), 2], shape: [2]).requiringGradient()
        let optimiser = try make(whole)
        #expect(try optimiser.state().isEmpty)
        for _ in 0..<3 { try step(whole, optimiser) }
        let second = try whole.clone().requiringGradient()
        let resumed = try make(second)
        try resumed.restore(optimiser.state())
        for _ in 0..<3 {
            try step(whole, optimiser)
            try step(second, resumed)
        }
        #expect(try whole.values() == second.values())
        #expect(throws: Diagnostic.self) {
            try resumed.restore([Tensor.ones([1]), Tensor.ones([1]), Tensor.ones([1]), Tensor.ones([1])])
        }
    }
}
