import Evaluation
import Templating

/// `codes/<run>.html`: what each bit does, how bits go together, who shares a code, and what a look-up returns.
struct CodesPage: Sendable {
    let map: SiteMap
    let coded: CodedRun
    let charts: ChartList
    static let pairsShown = 20

    func page(_ engine: any TemplateEngine) throws -> (path: String, text: String) {
        let heads = charts.pairs(of: coded)
        let text = try engine.render(
            "code.stencil",
            [
                "page": map.frame("Codes: \(coded.title)", section: .codes, root: "../"),
                "slug": .string(coded.slug), "title": .string(coded.title), "facts": .list(facts),
                "balance": try charts.balance(of: [coded.run]).first ?? .null,
                "distances": try charts.distanceChart(of: coded.run), "matrix": try heads.html(charts.engine),
                "bits": .list(BitRows(map: map, coded: coded).rows),
                "bitsCaption": .string(BitRows(map: map, coded: coded).caption),
                "informationTitle": .string(
                    coded.separation.isSingle ? "Information on the class" : "Information on a label"),
                "pairs": .list(pairs), "pairsCaption": .string(pairsCaption),
                "exemplars": try BitPictures(map: map, coded: coded).context(),
                "collisions": try BucketList(map: map, coded: coded).context(),
                "lookUp": LookUpTable(report: coded.run.content.report).context,
            ])
        return ("codes/\(coded.slug).html", text)
    }

    private var facts: [TemplateValue] {
        let statistics = coded.statistics
        return [
            Numbers.fact("Code length, bits", String(coded.bits)),
            Numbers.fact("Database images", Format.thousands(statistics.count)),
            Numbers.fact("Different codes", Format.thousands(statistics.uniqueCodes)),
            Numbers.fact("Entropy of codes, bits", Format.fixed(statistics.codeEntropy, 2)),
            Numbers.fact("Mean share of ones", Format.percent(coded.meanShare, 1)),
            Numbers.fact("Mean |correlation|", Format.fixed(statistics.meanAbsoluteCorrelation, 4)),
            Numbers.fact("Largest bucket", Format.thousands(statistics.largestBucket)),
        ]
    }

    private var pairsCaption: String {
        let all = coded.bits * (coded.bits - 1) / 2
        return
            "The \(min(Self.pairsShown, pairs.count)) of \(Format.thousands(all)) pairs of bits that go most with or "
            + "against each other, by the size of their correlation."
    }

    private var pairs: [TemplateValue] {
        coded.correlations.strongestPairs(Self.pairsShown).map { pair in
            [
                "first": .int(pair.first), "second": .int(pair.second),
                "value": .string(Numbers.signed(pair.value, 3)),
                "word": .string(pair.value < 0 ? "mostly unlike" : "mostly alike"),
            ]
        }
    }
}
