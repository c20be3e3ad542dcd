import FlyingFox
import Foundation

/// A whole request body in memory, within a size and a time.
enum RequestBody: Sendable {
    case whole(Data)
    case tooLarge
    case tooSlow
    /// The client went away, or its chunks make no sense.
    case broken

    static func read(_ body: HTTPBodySequence, limit: Int, seconds: Double) async -> RequestBody {
        await withTaskGroup(of: RequestBody.self) { group in
            group.addTask { await collect(body, limit: limit) }
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                return .tooSlow
            }
            let first = await group.next() ?? .broken
            group.cancelAll()
            return first
        }
    }

    private static func collect(_ body: HTTPBodySequence, limit: Int) async -> RequestBody {
        var data = Data()
        do {
            for try await piece in body {
                guard piece.count <= limit - data.count else { return .tooLarge }
                data.append(piece)
            }
        } catch {
            return .broken
        }
        return .whole(data)
    }
}
