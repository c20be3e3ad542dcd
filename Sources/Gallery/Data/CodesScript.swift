import Arrays
import Foundation

/// `data/<run>/codes.js`: the packed codes of both splits, for comparing them in the page.
struct CodesScript: Encodable, Sendable {
    /// Code length, and bytes of each row.
    var bits: Int
    var bytes: Int
    /// Base64 of the rows as in the `.npy` files: bit b of a code is bit b % 8 of byte b / 8.
    var database: String
    var query: String

    /// nil for a run that cannot be searched in the page.
    init?(_ run: RunContent) {
        guard LiveSearch.obstacle(run) == nil, let queries = run.queryCodes, let database = run.databaseCodes else {
            return nil
        }
        bits = database.bits
        bytes = database.bytesPerCode
        self.database = Data(database.bytes).base64EncodedString()
        query = Data(queries.bytes).base64EncodedString()
    }

    /// - Parameter slug: letters, digits and hyphens.
    func script(for slug: String) throws -> Data {
        try DataScript.assigning(self, to: "codes[\"\(slug)\"]", objects: ["codes"])
    }
}
