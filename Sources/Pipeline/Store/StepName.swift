/// The steps of a build, in order. Each takes the results of earlier ones and leaves its own in the run store.
public enum StepName: String, CaseIterable, Sendable, Codable {
    case dataset, tiles, train, encode, binarise, neighbours, evaluate, map, export, pyramid, pictures, render

    /// Raised when a step's result changes its meaning or layout, so that stores of older versions are not misread.
    var formatVersion: Int {
        switch self {
        case .dataset, .tiles, .train, .encode, .binarise, .neighbours, .map, .export, .pyramid: 1
        // 2: tie-aware nDCG, ACG and the further measures.
        case .evaluate: 2
        // 2: with the labels of both splits.
        case .render: 2
        // 2: larger sheets. 3: with the database images that no page shows. 4: with what lies between images, and strips
        // of pages whose results are scattered. 6: with one sheet more a page.
        case .pictures: 6
        }
    }

    /// What the step does, for help texts and progress lines.
    public var summary: String {
        switch self {
        case .dataset: "read the dataset's labels and digest its files"
        case .tiles: "find the tissue of every slide and lay grids of tiles over it"
        case .train: "train the model, or load it"
        case .encode: "turn every image into a latent vector"
        case .binarise: "fit the hash function and pack the codes"
        case .neighbours: "find every query's nearest neighbours"
        case .evaluate: "compute the metrics"
        case .map: "place the queries on the plane, by principal components and t-SNE"
        case .export: "prepare the encoder for the pages, and pictures between images"
        case .pyramid: "write every slide as a Deep Zoom pyramid"
        case .pictures: "put the pictures on shared sheets"
        case .render: "write the site"
        }
    }
}
