import Arrays

extension LinearHash {
    public func exported() throws -> ExportedHash {
        guard let mean, let projection else { return ExportedHash(.sign, bits: bits) }
        var hash = ExportedHash(.linear, bits: bits)
        hash.matrix = try ExportedHash.packed(transposing: projection, bits: bits)
        hash.offsets = try ExportedHash.exact(ExportedHash.products(mean, projection, bits: bits))
        return hash
    }
}

extension ThresholdHash {
    public func exported() throws -> ExportedHash {
        var hash = ExportedHash(.threshold, bits: bits)
        hash.offsets = try ExportedHash.exact(thresholds)
        return hash
    }
}

extension SpectralHash {
    public func exported() throws -> ExportedHash {
        var hash = ExportedHash(.waves, bits: bits)
        hash.matrix = try ExportedHash.packed(transposing: projection, bits: bits)
        let centres = ExportedHash.products(mean, projection, bits: bits)
        hash.offsets = try ExportedHash.exact(zip(centres, lowest).map { $0 + $1 })
        hash.frequencies = try ExportedHash.exact(frequencies)
        return hash
    }
}

extension SphericalHash {
    public func exported() throws -> ExportedHash {
        var hash = ExportedHash(.balls, bits: bits)
        hash.anchors = try ExportedHash.packed(centres, rows: bits)
        hash.offsets = try ExportedHash.exact(radii)
        return hash
    }
}

extension KernelHash {
    public func exported() throws -> ExportedHash {
        var hash = ExportedHash(.kernels, bits: bits)
        hash.anchors = try ExportedHash.packed(anchors, rows: anchors.count / columns)
        hash.matrix = try ExportedHash.packed(transposing: projection, bits: bits)
        hash.normalise = normalise
        hash.width = sigma
        return hash
    }
}

extension AnchorGraphHash {
    public func exported() throws -> ExportedHash {
        var hash = ExportedHash(.graph, bits: bits)
        hash.anchors = try ExportedHash.packed(anchors, rows: anchors.count / columns)
        hash.matrix = try ExportedHash.packed(transposing: projection, bits: bits)
        hash.normalise = normalise
        hash.width = bandwidth
        hash.neighbours = neighbours
        return hash
    }
}
