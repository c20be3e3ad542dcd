/// What the metrics of regions are that no ranking metric is.
enum RegionMetricDescriptions {
    static let vote = MetricDescription(
        identifier: "macro-f1-of-vote",
        title: "Macro-F1 of the majority vote",
        explanation: """
            The first k hits vote for the query's class; of classes with equally many votes, the one with the \
            better-ranked hit wins, and hits without a class do not vote. F1 of each class that has queries, then their \
            mean. A query without a vote counts as missed. At random: F1 of the confusions expected where hits are drawn \
            by chance.
            """,
        formula: "(1/C) Σ_c 2·TP_c / (2·TP_c + FP_c + FN_c)",
        source: "common usage in histology, with slides of one patient never in both query and database",
        range: "0 to 1, higher is better")

    static let scale = MetricDescription(
        identifier: "scale-accuracy",
        title: "Scale accuracy",
        explanation: """
            The share of query regions for which the scale that was named, and searched, is the one that they are at; \
            within one step, where its neighbours count as well.
            """,
        formula: "share of queries with named scale = true scale, or |step| ≤ 1",
        source: "Veshkin and Khvostikov, multi-scale content-based search in whole-slide histological images",
        range: "0 to 1, higher is better; guessing among S scales gives 1/S")
}
