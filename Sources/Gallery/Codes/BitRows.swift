import Evaluation
import Templating

/// The table of all bits.
struct BitRows: Sendable {
    let map: SiteMap
    let coded: CodedRun

    var caption: String {
        let about =
            coded.separation.isSingle
            ? "Information is the mutual information of the bit and the class in bits: 0 tells nothing, 1 is as much as one bit can tell."
            : "Information is the mutual information, in bits, of the bit and the one label of which it tells most: 0 tells nothing."
        return
            "Each bit over \(Format.thousands(coded.databaseCodes.count)) database images. Entropy is 1 where half of "
            + "them set the bit. \(about) Last come the classes whose images set it most and least often."
    }

    var rows: [TemplateValue] { (0..<coded.bits).map(row) }

    private func row(_ bit: Int) -> TemplateValue {
        let share = coded.correlations.shares[bit]
        let strongest = coded.correlations.strongest(of: bit)
        let information = coded.separation.information[bit]
        let extremes = coded.separation.extremes(of: bit)
        return [
            "bit": .int(bit), "share": .string(Format.percent(share, 1)),
            "width": .string(Format.fixed(share * 100, 1)),
            "entropy": .string(Format.fixed(coded.statistics.entropyPerBit[bit], 4)),
            "hasPartner": .bool(strongest != nil), "partner": .int(strongest?.second ?? bit),
            "correlation": .string(strongest.map { Numbers.signed($0.value, 3) } ?? Format.missing),
            "information": .string(Format.fixed(information.value, 4)),
            "label": .string(information.label.map { map.content.dataset.classes[$0] } ?? ""),
            "most": .string(extremes.map { text($0.most) } ?? Format.missing),
            "least": .string(extremes.map { text($0.least) } ?? Format.missing),
        ]
    }

    private func text(_ found: (label: Int, share: Double)) -> String {
        "\(map.content.dataset.classes[found.label]) \(Format.percent(found.share, 0))"
    }
}
