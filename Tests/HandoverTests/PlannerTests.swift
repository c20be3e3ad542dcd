import Core
import Foundation
import Handover
import Testing

/// What a site of these settings would weigh: text that stays, text a query, sheets by area and quality.
private struct Model {
    var queries = 10_000
    var database = 60_000
    var edge = 96

    var full: PackSettings { PackSettings(quality: 75, edge: edge, neighbours: 20, queries: queries) }

    func bytes(_ settings: PackSettings) -> Int {
        let area = Double(settings.edge * settings.edge)
        let each = area * (0.1 + Double(settings.quality) / 200)
        let shown = min(database, settings.queries * settings.neighbours)
        let pictures = Double(settings.pictures == 1 ? database : shown) * each + Double(settings.queries) * area * 0.9
        let pages = Double(settings.queries) * (1800 + 90 * Double(settings.neighbours))
        return Int(pictures + pages) + 3_000_000 + (settings.tables == 1 ? 110 * settings.queries : 0)
    }
}

@Suite struct PlannerTests {
    private func plan(_ model: Model, budget: Int) throws -> (found: PackTrial?, trials: [PackSettings]) {
        var trials: [PackSettings] = []
        let planner = PackPlanner(full: model.full) { settings in
            trials.append(settings)
            return PackTrial(settings: settings, load: Double(model.bytes(settings)) / Double(budget))
        }
        return (try planner.best().found, trials)
    }

    @Test(arguments: [10, 20, 37, 50, 80, 100, 150, 200, 300, 500], [28, 96, 256, 512])
    func aBudgetIsFilledToATwentieth(megabytes: Int, edge: Int) throws {
        var model = Model()
        model.edge = edge
        let budget = megabytes * 1_000_000
        let (found, trials) = try plan(model, budget: budget)
        let best = try #require(found)
        let bytes = model.bytes(best.settings)
        #expect(bytes <= budget)
        if model.bytes(model.full) <= budget {
            #expect(best.settings == model.full && trials.count == 1)
        } else {
            #expect(Double(bytes) >= 0.95 * Double(budget), "\(bytes) of \(budget): \(best.settings)")
        }
        #expect(trials.count <= 24, "\(trials.count) trials")
    }

    @Test func knobsGoDownInTheirOrder() throws {
        // A little too large: the quality alone makes up for it.
        let model = Model()
        let slightly = try #require(try plan(model, budget: model.bytes(model.full) * 93 / 100).found)
        #expect(slightly.settings.quality < 75)
        var same = slightly.settings
        same.quality = 75
        #expect(same == model.full)
        // Much too large: all but the last knob are at their least.
        let much = try #require(try plan(model, budget: 30_000_000).found).settings
        #expect(much.quality == 45 && much.edge == 48 && much.neighbours == 10)
        #expect(much.queries < 10_000)
    }

    @Test func smallPicturesKeepTheirSize() throws {
        var model = Model()
        model.edge = 28
        let found = try #require(try plan(model, budget: 10_000_000).found)
        #expect(found.settings.edge == 28)
    }

    @Test func nothingFitsBelowWhatAlwaysStays() throws {
        let (found, trials) = try plan(Model(), budget: 2_000_000)
        #expect(found == nil)
        #expect(trials.last?.queries == 10 && trials.last?.pictures == 0)
    }

    /// Knobs that cannot bring it down far enough whatever they do are not tried one by one.
    @Test func hopelessKnobsCostNoTrial() throws {
        let model = Model()
        var trials = 0
        let budget = 30_000_000.0
        let planner = PackPlanner(full: model.full) { settings in
            trials += 1
            // Of the bytes, all but a tenth of the budget are pages and pictures of queries, which quality leaves alone.
            let load = Double(model.bytes(settings)) / budget
            return PackTrial(
                settings: settings, load: load,
                touched: [[.quality, .pictures, .queries]: 0.1, [.neighbours, .edge, .queries]: load - 0.1])
        }
        let found = try #require(try planner.best().found)
        #expect(found.isFull)
        let tried = trials
        let (_, plain) = try plan(model, budget: Int(budget))
        #expect(tried < plain.count)
    }
}
