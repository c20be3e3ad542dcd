import Core
import Datasets
import Models

extension Recipe {
    /// Finds what would make the run fail later, before the first run is trained: a model that does not fit the
    /// images, files that are not there.
    /// - Throws: `Diagnostic` naming the file.
    func check(for shape: ImageShape, wants: (StepName) -> Bool) throws {
        if case .model(let model, let training) = source {
            do {
                try model.validate(for: shape)
                try training.validate()
                try model.rehearse(training, for: shape)
            } catch var diagnostic as Diagnostic {
                diagnostic.file = diagnostic.file ?? file
                throw diagnostic
            }
        }
        if wants(.train), case .model(let model, _) = source {
            for weights in model.weightFiles {
                do {
                    try Files.requireRegularFile(Pretrained.url(weights, folder: folder))
                } catch var diagnostic as Diagnostic {
                    diagnostic.advice = "check the path in \(file), which starts at the recipe's folder"
                    throw diagnostic
                }
            }
        }
        guard wants(.encode) else { return }
        for url in source.files {
            do {
                try Files.requireRegularFile(url)
            } catch var diagnostic as Diagnostic {
                diagnostic.advice = "check the path in \(file)"
                throw diagnostic
            }
        }
    }
}
