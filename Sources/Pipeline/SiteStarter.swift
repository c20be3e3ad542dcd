import Core
import Datasets
import Foundation
import Imaging

/// Writes the files of a new site, ready to build.
public enum SiteStarter {
    public enum Source: Sendable {
        /// A dataset card's name.
        case dataset(String)
        /// A folder of class folders.
        case images(URL)
        /// Pictures drawn here, so that there is something to build anywhere.
        case sample
        /// Fashion-MNIST where it is installed, else the drawn pictures.
        case automatic
    }

    /// - Returns: the paths of the files written, relative to the folder.
    /// - Throws: `Diagnostic` where the folder holds a site already.
    public static func create(at folder: URL, source: Source, title: String?) throws -> [String] {
        let configuration = folder.appendingPathComponent(SiteConfiguration.fileName)
        guard !Files.exists(configuration) else {
            throw Diagnostic("is there already", file: configuration.path, advice: "build it with `vitrine build`")
        }
        var files: [(String, Data)] = []
        let dataset: String
        switch source {
        case .dataset(let name):
            dataset = try DatasetCard.find(name, searching: [folder.appendingPathComponent("datasets"), folder]).name
        case .images(let images):
            guard Files.isDirectory(images) else {
                throw Diagnostic(
                    "no such folder", file: images.path, expected: "a folder that holds one folder a class")
            }
            dataset = "my-images"
            files.append(("datasets/my-images.yml", Data(imageCard(images).utf8)))
        case .automatic where isInstalled("fashion-mnist", folder):
            dataset = "fashion-mnist"
        case .sample, .automatic:
            dataset = "shapes"
            files += try SampleImages.files()
        }
        let isLarge = dataset == "fashion-mnist" || dataset == "mnist"
        files.append(
            ("recipes/hashing-autoencoder.yml", Data(recipe(epochs: isLarge ? 4 : 8, batch: isLarge ? 256 : 32).utf8)))
        files.append(("recipes/pixels.yml", Data(pixelRecipe.utf8)))
        files.append((SiteConfiguration.fileName, Data(site(title ?? "My gallery", dataset: dataset).utf8)))
        for (path, data) in files {
            let url = folder.appendingPathComponent(path)
            try Files.makeDirectory(url.deletingLastPathComponent())
            try Files.write(data, to: url)
        }
        return files.map(\.0)
    }

    private static func isInstalled(_ name: String, _ folder: URL) -> Bool {
        guard let card = DatasetCard.builtIn.first(where: { $0.name == name }) else { return false }
        return (try? DatasetReaders.open(card, relativeTo: folder)) != nil
    }

    private static func quoted(_ text: String) -> String {
        (try? JSON.encode(text, pretty: false)).map { String(decoding: $0.dropLast(), as: UTF8.self) } ?? "\"\""
    }

    private static func site(_ title: String, dataset: String) -> String {
        """
        title: \(quoted(title))
        summary: ""
        # A name from `vitrine datasets`, or a card of your own in datasets/.
        dataset: \(dataset)
        # Results shown for each query.
        neighbours: 20
        # Each recipe becomes a run; the runs are shown side by side.
        runs:
          - recipes/hashing-autoencoder.yml
          - recipes/pixels.yml

        """
    }

    private static func recipe(epochs: Int, batch: Int) -> String {
        """
        # An autoencoder with a hash layer, trained without labels; its latents are rotated and cut into bits by ITQ.
        title: Hashing autoencoder, 48 bits
        model:
          architecture: hashing-autoencoder
          bits: 48
        training:
          epochs: \(epochs)
          batch: \(batch)
          seed: 0
        hash: itq

        """
    }

    private static let pixelRecipe = """
        # The baseline that an encoder must beat: ITQ on the pixels themselves.
        title: ITQ on pixels, 48 bits
        encoder: pixels
        hash: {function: itq, bits: 48}

        """

    private static func imageCard(_ images: URL) -> String {
        """
        # Images in one folder a class; see `vitrine datasets show my-images`.
        name: my-images
        title: My images
        description: Images in class folders.
        reader: folder
        look_in: [\(quoted(images.standardizedFileURL.path))]
        size: 64
        channels: 3

        """
    }
}
