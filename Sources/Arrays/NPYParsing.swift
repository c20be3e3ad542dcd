import Core
import Foundation

extension NPY {
    /// Reads the content of an `.npy` file.
    /// - Throws: `Diagnostic` naming `file` for a wrong magic, an unknown version or element type, Fortran order,
    ///   and a length that does not match the shape.
    public static func parse(_ data: Data, file: String) throws -> NPY {
        let data = data.startIndex == 0 ? data : Data(data)
        let (element, shape, start) = try head(data, file: file)
        guard let count = product(shape), let size = product([count, element.size]) else {
            throw Diagnostic("the shape \(shape) is too large", file: file)
        }
        let found = data.count - start
        guard found == size else {
            throw Diagnostic(
                "\(found) bytes of data after the header", file: file,
                expected: "\(size) bytes for shape \(shape) of \(element.rawValue)",
                advice: found < size
                    ? "the file is cut short: copy or write it again" : "write it again with numpy.save")
        }
        return try NPY(element: element, shape: shape, bytes: data.subdata(in: start..<data.count))
    }

    /// The most bytes that a header may take, its length field included.
    static let longestHead = (1 << 20) + 12

    /// Reads the header alone.
    /// - Parameter data: the file's first bytes, from index 0 on; all of them or `longestHead`.
    /// - Returns: the type, the shape, and where the elements start.
    static func head(_ data: Data, file: String) throws -> (element: Element, shape: [Int], start: Int) {
        guard data.count >= 10, data.prefix(6).elementsEqual([0x93] + "NUMPY".utf8) else {
            throw Diagnostic(
                "is not an .npy file: its magic number is missing", file: file, expected: "a file written by numpy.save"
            )
        }
        let major = data[6]
        let start = major == 1 ? 10 : 12
        guard (1...3).contains(major), data.count >= start else {
            throw Diagnostic(
                "is an .npy file of version \(major).\(data[7])", file: file, expected: "version 1.0 to 3.0")
        }
        var length = Int(data[8]) | Int(data[9]) << 8
        if major > 1 { length |= Int(data[10]) << 16 | Int(data[11]) << 24 }
        guard length <= 1 << 20, data.count - start >= length else {
            throw Diagnostic("the .npy header is cut short", file: file, expected: "\(length) bytes of header")
        }
        let header = String(decoding: data[start..<start + length], as: UTF8.self)
        let (element, shape) = try parseHeader(header, file: file)
        return (element, shape, start + length)
    }

    /// The header is a Python dictionary literal with exactly three keys; only that form is read.
    static func parseHeader(_ header: String, file: String) throws -> (Element, [Int]) {
        func value(_ key: String) -> Substring? {
            guard let found = header.firstRange(of: "'\(key)':") else { return nil }
            return header[found.upperBound...].drop { $0 == " " }
        }
        guard let order = value("fortran_order"), order.hasPrefix("False") else {
            throw Diagnostic(
                "is in Fortran order or has a damaged header", file: file, advice: "save numpy.ascontiguousarray(x)")
        }
        guard let quoted = value("descr"), quoted.first == "'" else {
            throw Diagnostic("has no plain element type", file: file, expected: "one of \(knownElements)")
        }
        var name = String(quoted.dropFirst().prefix { $0 != "'" })
        if name == "<u1" || name == "<i1" || name == "<b1" { name = "|" + name.dropFirst() }
        guard let element = Element(rawValue: name) else {
            throw Diagnostic("has elements of type `\(name)`", file: file, expected: "one of \(knownElements)")
        }
        guard let tuple = value("shape"), tuple.first == "(", let end = tuple.firstIndex(of: ")") else {
            throw Diagnostic("has no shape", file: file)
        }
        var shape: [Int] = []
        for part in tuple[tuple.index(after: tuple.startIndex)..<end].split(separator: ",") {
            let digits = part.filter { $0 != " " }
            if digits.isEmpty { continue }
            guard let size = Int(digits), size >= 0 else {
                throw Diagnostic("has the dimension `\(digits)`", file: file, expected: "a whole number")
            }
            shape.append(size)
        }
        return (element, shape)
    }

    private static var knownElements: String {
        Element.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
