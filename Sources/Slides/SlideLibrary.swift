import COpenSlide

/// The library that opens whole slides.
public enum SlideLibrary {
    /// OpenSlide's version, for provenance.
    public static var version: String { String(cString: openslide_get_version()) }
}
