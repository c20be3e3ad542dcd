import Core
import Datasets
import Foundation
import Retrieval

/// Result lists made elsewhere, as the step `encode` keeps them: all results that were given, while the step
/// `neighbours` holds those that the site shows.
enum NeighbourLists {
    static let name = "listed"
    static let indices = "listed.indices.npy"

    /// Reads the files of a recipe.
    /// - Throws: `Diagnostic` naming the file that does not fit the dataset.
    static func read(_ indices: URL, distances: URL?, dataset: any ImageDataset) throws -> ListedNeighbours {
        try ImportedLists.read(
            indices: indices.path, distances: distances?.path, queries: dataset.count(.query),
            database: dataset.count(.database))
    }

    /// nil for runs that search for themselves.
    static func stored(_ encoded: StepResult, database: Int) throws -> ListedNeighbours? {
        guard encoded.has(indices) else { return nil }
        return try ListedNeighbours.read(from: encoded.folder, name: name, database: database)
    }
}
