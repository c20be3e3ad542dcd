import Testing
import Torch

@Suite struct LayerTests {
    @Test func convolutions() throws {
        let input = try filled(2, 2, 5, 5)
        let bias = try filled(3, step: 43)
        let output = try input.convolved(filled(3, 2, 3, 3, step: 41), bias, stride: 2, padding: 1)
        #expect(try output.shape() == [2, 3, 3, 3])
        try expect(
            output.narrowed(0, start: 0, length: 1).reshaped([27]),
            [
                -0.1471999, -1.1792, -0.76, -3.0808, 0.1091999, -1.4488, -0.9324, -1.1188, -0.5676, -0.7648001,
                0.6727999,
                0.9476, 1.1412, 0.03800006, -3.7784, -1.034, -2.452, 1.454, -0.6955999, 1.5552, -0.6172, 1.3232,
                0.007200003, 2.6184, 1.5308, 1.4668, -0.3219998,
            ])
        try expect(
            input.convolved(filled(4, 1, 3, 3, step: 41), groups: 2).sum([2, 3]),
            [0.5999998, 1.1532, -1.9864, 0.7439998, -2.2836, 1.6544, -0.1608, -2.0448])
        try expect(
            input.channelsLast().convolved(filled(3, 2, 3, 3, step: 41), bias, stride: 2, padding: 1),
            output.values(Double.self))
        let back = try input.transposeConvolved(
            filled(2, 3, 3, 3, step: 41), bias, stride: 2, padding: 1, outputPadding: 1)
        #expect(try back.shape() == [2, 3, 10, 10])
        try expect(
            back.sum([3]).sum([0]),
            [
                -18.0244, -21.9036, -20.46, -17.5232, -18.088, -22.7984, -21.6548, -17.0848, -16.8184, -20.272,
                -2.240799,
                -5.075999, -2.9432, -2.4004, -4.1708, -2.6336, -3.338, -1.4528, -3.5152, -2.6864, 13.5832, 15.3472,
                14.6544,
                14.904, 13.948, 14.2184, 15.1404, 13.5328, 14.0704, 13.768,
            ])
    }

    @Test func batchNormalisation() throws {
        let input = try filled(2, 2, 5, 5)
        let mean = try Tensor.zeros([2])
        let variance = try Tensor.ones([2])
        func normalise(_ training: Bool) throws -> Tensor {
            try input.batchNormalized(
                weight: filled(2, step: 41), bias: filled(2, step: 43), mean: mean, variance: variance,
                training: training
            ).reshaped([100]).narrowed(0, start: 0, length: 5)
        }
        try expect(normalise(true), [0.6335469, -0.6277477, -1.889042, 0.2926565, -0.9686381])
        try expect(mean, [-0.00416, 0.0036])
        try expect(variance, [0.935123, 0.9344898])
        try expect(normalise(false), [0.02979994, -0.7354354, -1.500671, -0.1770204, -0.9422558])
        try expect(mean, [-0.00416, 0.0036])
    }

    @Test func pooling() throws {
        let input = try filled(2, 2, 5, 5)
        try expect(
            input.maxPooled(2),
            [0.68, 0.88, 0.74, 0.54, 1, 0.8, 0.66, 0.86, 0.38, 0.78, 0.98, 0.84, 0.7, 0.16, 0.96, 0.76])
        try expect(
            input.averagePooled(3, stride: 2, padding: 1).narrowed(0, start: 0, length: 1),
            [
                -0.1311111, -0.01777779, -0.04222222, 0.02444445, 0.02444444, 0.1577778, 0.08888889, -0.02444445,
                0.1777778,
                0.01111111, -0.02888888, -0.1244444, 0.01333335, -0.1044445, -0.07777777, 0.006666673, -0.03555555,
                0.09555556,
            ])
        try expect(
            input.adaptiveAveragePooled(height: 2, width: 3).narrowed(0, start: 0, length: 1),
            [
                -0.2966667, -0.08444446, -0.09666667, 0.03333333, -0.0911111, 0.2333333, 0.02333333, 0.01111112,
                -0.1133333,
                0.01666668, 0.004444453, 0.2166667,
            ])
    }

    @Test func activations() throws {
        let input = try filled(6) * 3
        try expect(input.relu(), [0, 0, 1.44, 0, 0, 2.04])
        try expect(input.leakyReLU(), [-0.03, -0.007799999, 1.44, -0.024, -0.0018, 2.04])
        try expect(input.sigmoid(), [0.04742587, 0.3143199, 0.8084546, 0.08317269, 0.4551211, 0.8849332])
        try expect(input.tanh(), [-0.9950548, -0.6527067, 0.8936977, -0.9836749, -0.1780809, 0.9667473])
        try expect(input.softplus(), [0.04858735, 0.3773441, 1.652631, 0.08683614, 0.6071917, 2.162243])
        try expect(input.exp(), [0.04978707, 0.458406, 4.220695, 0.09071794, 0.8352702, 7.690609])
        try expect((input.absolute() + 1).log(), [1.386294, 0.5766134, 0.8919981, 1.223776, 0.1655144, 1.111858])
        try expect(Tensor([Float(-2), 0, 3], shape: [3]).sign(), [-1, 0, 1])
        try expect(input.isAtLeast(0).to(.float32), [0, 0, 1, 0, 0, 1])
        try expect(Tensor.where(input.isGreater(than: 1.5), input, -input), [3, 0.78, -1.44, 2.4, 0.18, 2.04])
        try expect(input.clamped(-1, 1), [-1, -0.78, 1, -1, -0.18, 1])
    }

    @Test func linearAndLosses() throws {
        try expect(
            filled(2, 4).linear(filled(3, 4, step: 41), filled(3, step: 43)),
            [0.802, -0.7732, 0.7624, -1.5248, -0.6248, 1.4872], shape: [2, 3])
        let logits = try filled(4, 5) * 3
        let classes = try Tensor([Int64(0), 4, 2, 1], shape: [4])
        try expect(logits.crossEntropy(classes), [3.247564])
        try expect(logits.logSoftmax().negativeLogLikelihood(classes), [3.247564])
        try expect(
            logits.logSoftmax().narrowed(0, start: 0, length: 1),
            [-4.732518, -2.512518, -0.2925184, -4.132519, -1.912518])
        let target = try (filled(4, 5, step: 41) + 1) / 2
        try expect(logits.sigmoid().binaryCrossEntropy(target), [1.056432])
        try expect(logits.meanSquaredError(target), [3.73983])
        try expect(
            logits.normalized().narrowed(0, start: 1, length: 1),
            [0.5101977, -0.4501745, 0.1050407, 0.6602558, -0.3001163])
    }

    @Test func sampling() throws {
        let transforms = try Tensor([Float(0.7), 0.2, 0.1, -0.1, -0.8, 0.3, 1, 0, 0.5, 0, 0.6, 0], shape: [2, 2, 3])
        let images = try filled(2, 1, 4, 5)
        let grid = try transforms.affineGrid(height: 3, width: 4)
        #expect(try grid.shape() == [2, 3, 4, 2])
        let inside = [-0.4715626, -0.3329375, 0.2917501, -0.163, -0.4619166, 0.2195835, 0.8260348]
        try expect(
            images.sampled(grid).reshaped([24]).narrowed(0, start: 0, length: 12),
            [0.3055071, 0.09922238, -0.2454931, 0.3634236] + inside + [-0.2515485])
        try expect(
            images.sampled(grid, border: .edge).reshaped([24]).narrowed(0, start: 0, length: 12),
            [0.4470834, 0.1266669, -0.2779168, 0.3695834] + inside + [-0.2515485])
        try expect(
            images.sampled(grid, border: .reflected).reshaped([24]).narrowed(0, start: 12, length: 4),
            [0.21225, -0.12525, 0.2695, 0.2695])
    }

    @Test func decompositions() throws {
        let matrix = try Tensor(numbers(12, step: 41).map { Double($0) }, shape: [4, 3])
        // Float's rounding of the inputs limits the agreement.
        let (u, s, vt) = try matrix.svd()
        try expect(s, [1.469202, 1.22895, 0.8201995])
        try expect((u * s).matmul(vt), matrix.values(Double.self), tolerance: 1e-12)
        #expect(try matrix.svd(full: true).u.shape() == [4, 4])
        let gram = try matrix.transposed().matmul(matrix)
        let (values, vectors) = try gram.eigh()
        try expect(values, [0.6727272, 1.510318, 2.158554])
        try expect((vectors * values).matmul(vectors.transposed()), gram.values(Double.self), tolerance: 1e-12)
        let (q, r) = try matrix.qr()
        try expect(q.matmul(r), matrix.values(Double.self), tolerance: 1e-12)
        try expect(q.transposed().matmul(q), [1, 0, 0, 0, 1, 0, 0, 0, 1], tolerance: 1e-12)
    }
}
