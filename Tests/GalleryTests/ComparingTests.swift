import Gallery
import Testing

/// What pages compare runs by, against numbers worked by hand or by SciPy 1.11.
@Suite struct ComparingTests {
    @Test func gainedLostAndMoved() {
        // Row 7 stays at rank 1, 3 goes from rank 4 to 2, 5 from 2 to 4; 9 is new, 8 is gone.
        let moves = HitMoves([7, 3, 9, 5], over: [7, 5, 8, 3])
        #expect(moves.gained == [2])
        #expect(moves.lost == [2])
        #expect(moves.shared == [.init(0, 0), .init(1, 3), .init(3, 1)])
        #expect(moves.moved == [.init(1, 3), .init(3, 1)])
        let apart = HitMoves([1, 2], over: [3])
        #expect(apart.gained == [0, 1] && apart.lost == [0] && apart.shared.isEmpty)
    }

    @Test func oneSentence() {
        let a = RankedHits(title: "A", rows: [7, 3, 9, 5], isRight: [true, true, true, false])
        let b = RankedHits(title: "B", rows: [5, 8, 7, 3], isRight: [false, false, true, true])
        #expect(
            a.sentence(over: b, thing: "Shirt")
                == "A finds 1 more Shirt image among the first 4 (3, not 2); its rank 1 is at rank 3 of B. "
                + "1 gained, 1 lost, 3 moved.")
        #expect(
            b.sentence(over: a, thing: nil)
                == "B finds 1 fewer right image among the first 4 (2, not 3); its rank 1 is at rank 4 of A. "
                + "1 gained, 1 lost, 3 moved.")
        let none = RankedHits(title: "N", rows: [7, 1], isRight: [false, false])
        let also = RankedHits(title: "M", rows: [2, 1], isRight: [false, false])
        #expect(
            none.sentence(over: also, thing: "Bag")
                == "N and M find no Bag image among the first 2; the first’s rank 1 is not among those of M. "
                + "1 gained, 1 lost, 0 moved.")
        let same = RankedHits(title: "S", rows: [7, 1], isRight: [true, false])
        #expect(
            same.sentence(over: same, thing: nil)
                == "S and S find 1 right image each among the first 2; both have the same image at rank 1. "
                + "0 gained, 0 lost, 0 moved.")
        #expect(RankedHits(title: "E", rows: [], isRight: []).sentence(over: same, thing: nil).isEmpty)
    }

    @Test func winsAndLosses() {
        let outcome = Outcome([0.5, 0.25, 0.75, 0.5], [0.25, 0.5, 0.25, 0.5 + 1e-14])
        #expect(outcome.wins == 2 && outcome.losses == 1 && outcome.ties == 1)
        #expect(outcome.firstMean == 0.5 && abs(outcome.secondMean - 0.375) < 1e-12)
        #expect(abs(outcome.difference - 0.125) < 1e-12)
        #expect(Outcome([], []).difference.isNaN)
    }

    @Test func occurrencesHubsAndOrphans() {
        // Three queries with three results each, of which two count: 0 1 | 0 2 | 0 1.
        let hubness = Hubness(indices: [0, 1, 3, 0, 2, 3, 0, 1, 3], stride: 3, queries: 3, k: 2, database: 5)
        #expect(hubness.occurrences == [3, 2, 1, 0, 0])
        #expect(hubness.mean == 1.2)
        #expect(hubness.hubs(2) == [0, 1] && hubness.hubs(9) == [0, 1, 2])
        #expect(hubness.orphans == [3, 4])
        #expect(hubness.distribution.map(\.name) == ["0", "1", "2", "3–4"])
        #expect(hubness.distribution.map(\.images) == [2, 1, 1, 1])
        #expect(Hubness(indices: [0, 1], stride: 1, queries: 2, k: 20, database: 2).k == 1)
    }

    @Test func skewness() throws {
        func of(_ counts: [Int]) -> Double? {
            let rows = counts.enumerated().flatMap { row, count in [Int32](repeating: Int32(row), count: count) }
            return Hubness(indices: rows, stride: 1, queries: rows.count, k: 1, database: counts.count).skewness
        }
        // By hand: mean 1.5, variance 9 / 4, third moment 12 / 4, and 3 / 1.5³.
        #expect(abs(try #require(of([4, 1, 1, 0])) - 8.0 / 9) < 1e-12)
        // scipy.stats.skew([0, 0, 1, 0, 2, 9])
        #expect(abs(try #require(of([0, 0, 1, 0, 2, 9])) - 1.595567607698106) < 1e-12)
        #expect(of([2, 2, 2]) == nil)
    }

    @Test func spearman() throws {
        // scipy.stats.spearmanr and rankdata.
        let x = [0.1, 0.4, 0.35, 0.8, 0.4, 0.05, 0.9, 0.2]
        let y = [0.9, 0.5, 0.7, 0.2, 0.5, 0.5, 0.3, 0.95]
        #expect(RankCorrelation.ranks(x) == [2, 5.5, 4, 7, 5.5, 1, 8, 3])
        #expect(abs(try #require(RankCorrelation.spearman(x, y)) + 0.7117770058270331) < 1e-12)
        #expect(RankCorrelation.spearman([1, 2, 3], [1, 10, 100]) == 1)
        #expect(RankCorrelation.spearman([1, 2], [5, 5]) == nil && RankCorrelation.spearman([1], [1]) == nil)
        #expect(RankCorrelation.inWords(-0.2).contains("worse, weakly"))
        #expect(RankCorrelation.inWords(0.6).contains("better, strongly"))
    }

    @Test func theClassThatARunAnswersWith() {
        #expect(MostRetrieved.label([[1], [0], [0]]) == 0)
        // Twice each: the one that comes first.
        #expect(MostRetrieved.label([[2], [1], [1], [2]]) == 2)
        #expect(MostRetrieved.label([[1, 2], [2, 3]]) == 2)
        #expect(MostRetrieved.label([[], []]) == nil)
    }

    @Test func recipesThatDifferInCodeLengthAlone() {
        let short = "title: \"ITQ, 16 bits\"\nencoder: pixels\nhash:\n  function: itq\n  bits: 16\n  seed: 0\n"
        let long = "title: \"ITQ, 64 bits\"\nencoder: pixels\nhash:\n  function: itq\n  bits: 64\n  seed: 0\n"
        #expect(CodeLengths.method(of: short) == CodeLengths.method(of: long))
        #expect(CodeLengths.method(of: short) != CodeLengths.method(of: long.replacing("seed: 0", with: "seed: 1")))
        #expect(CodeLengths.method(of: short) != CodeLengths.method(of: long.replacing("itq", with: "lsh")))
        #expect(CodeLengths.plainTitle("ITQ, 48 bits", bits: 48) == "ITQ")
        #expect(CodeLengths.plainTitle("48-bit ITQ", bits: 48) == "ITQ")
        #expect(CodeLengths.plainTitle("Hashing", bits: 8) == "Hashing and others")
    }
}
