// swift-format-ignore-file
// Made from Templates/venues/ by Tests/Tools/embed.py; edit the files there.

enum BuiltInVenues {
    static let files: [(name: String, text: String)] = [
        ("arxiv-anc.yml", file0),
        ("journal-10.yml", file1),
        ("journal-50.yml", file2),
        ("openreview-100.yml", file3),
        ("pages-1g.yml", file4),
        ("zenodo-50g.yml", file5),
    ]

    private static let file0: String =
        #"""
        title: Ancillary files on arXiv
        source: ancillary files lie in a folder `anc` of the submission, which is 50 MB at most
        bytes: 50 MB
        folder: anc
        depth: 6
        path_length: 180

        """#

    private static let file1: String =
        #"""
        title: A journal that takes 10 MB a file
        source: the smallest limit in common use for supplementary files; many journals take more
        bytes: 10 MB
        path_length: 180

        """#

    private static let file2: String =
        #"""
        title: A journal that takes 50 MB a file
        source: a common limit for supplementary files
        bytes: 50 MB
        path_length: 180

        """#

    private static let file3: String =
        #"""
        # Budgets of `vitrine pack`. Limits change: look at the venue's call before you submit, and copy this file where they do.
        title: Supplementary material on OpenReview
        source: calls for papers that take one zip of at most 100 MB there, reviewed without names
        bytes: 100 MB
        path_length: 180
        anonymous: true

        """#

    private static let file4: String =
        #"""
        title: GitHub Pages
        source: published sites may be 1 GB, and no file of a repository larger than 100 MB
        bytes: 1 GB
        unpacked: 1 GB
        file: 100 MB

        """#

    private static let file5: String =
        #"""
        title: A record on Zenodo
        source: 50 GB and 100 files a record; a zip counts as one file. Readers of zip files want less than 4 GiB
        bytes: 4 GB

        """#
}
