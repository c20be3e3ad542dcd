import Foundation

/// The script that reloads a page when the site changes. Only the server adds it, to the pages it sends.
package enum ReloadScript {
    package static let path = "/-/reload.js"

    /// Asks once, waits for the answer, asks again; the server keeps a question until something changes.
    package static let source = """
        (function () {
            "use strict";
            var token = document.currentScript.getAttribute("data-token");
            function ask() {
                fetch("/-/reload?token=" + encodeURIComponent(token), { cache: "no-store" })
                    .then(function (answer) { return answer.json(); })
                    .then(function (state) { if (state.token === token) { ask(); } else { location.reload(); } })
                    .catch(function () { setTimeout(ask, 1000); });
            }
            window.addEventListener("load", function () { setTimeout(ask, 0); });
        })();

        """

    /// The page with a script element before its last `</body>`, or at its end where it has none.
    package static func inject(into page: Data, token: String) -> Data {
        let element = Data("<script src=\"\(path)\" data-token=\"\(token)\" defer></script>\n".utf8)
        var result = page
        result.insert(contentsOf: element, at: bodyEnd(page) ?? page.endIndex)
        return result
    }

    private static func bodyEnd(_ page: Data) -> Data.Index? {
        let tag = Array("</body".utf8)
        let bytes = [UInt8](page)
        guard bytes.count >= tag.count else { return nil }
        for start in stride(from: bytes.count - tag.count, through: 0, by: -1) where bytes[start] == tag[0] {
            let matches = zip(bytes[start...], tag).allSatisfy { byte, wanted in
                byte == wanted || byte | 0x20 == wanted && (0x41...0x5A).contains(byte)
            }
            if matches { return page.startIndex + start }
        }
        return nil
    }
}
