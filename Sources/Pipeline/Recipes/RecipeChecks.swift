import Core
import Datasets

extension Recipe {
    /// Finds what would make the run fail later, before the first run is trained: a model that does not fit the
    /// images, files that are not there.
    /// - Throws: `Diagnostic` naming the file.
    func check(for shape: ImageShape, wants: (StepName) -> Bool) throws {
        if case .model(let model, let training) = source {
            do {
                try model.validate(for: shape)
                try training.validate()
            } catch var diagnostic as Diagnostic {
                diagnostic.file = diagnostic.file ?? file
                throw diagnostic
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
