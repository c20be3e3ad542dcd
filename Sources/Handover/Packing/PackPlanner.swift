import Core

/// What one way of making the site came to.
package struct PackTrial: Sendable {
    package var settings: PackSettings
    /// Of the whole budget, by whichever of its limits is nearest; above 1 it does not fit.
    package var load: Double
    /// Shares of the load by which knobs can change them; empty where that is not known.
    var touched: [Set<PackKnob>: Double]

    package init(settings: PackSettings, load: Double, touched: [Set<PackKnob>: Double] = [:]) {
        self.settings = settings
        self.load = load
        self.touched = touched
    }

    /// What is left at least, whatever these knobs are set to.
    func rest(without knobs: [PackKnob]) -> Double {
        guard !touched.isEmpty else { return 0 }
        return touched.reduce(0) { $0 + ($1.key.isDisjoint(with: knobs) ? $1.value : 0) }
    }

    package var fits: Bool { load <= 1 }
    /// Whether it leaves no more of the budget unused than a pack may.
    package var isFull: Bool { fits && load >= VenueBudget.least }
}

/// Turns a site down, knob after knob, until it fits into a budget and leaves little of it unused.
///
/// Each knob in turn goes down to where the site fits, or to its least. A step so large that it would leave more than
/// a twentieth of the budget is not taken; knobs after it make up the difference, and the last, the number of queries,
/// is fine enough for any.
package struct PackPlanner {
    let full: PackSettings
    let least: PackSettings
    /// Makes the site with these settings and measures it.
    let measure: (PackSettings) throws -> PackTrial

    package init(
        full: PackSettings, least: PackSettings? = nil, measure: @escaping (PackSettings) throws -> PackTrial
    ) {
        self.full = full
        self.least = least ?? full.least
        self.measure = measure
    }

    /// The best that fits; nil where nothing does.
    /// - Returns: also the smallest that was tried, for saying why nothing fits.
    package func best() throws -> (found: PackTrial?, smallest: PackTrial) {
        var known = try measure(full)
        var smallest = known
        if known.fits { return (known, known) }
        var fallback: PackTrial?
        var current = full
        // Knobs at their least that were not worth a trial: even nothing at all of what they change would be too much.
        var untried: [PackKnob] = []
        for knob in PackKnob.allCases {
            let floor = least[keyPath: knob.path]
            guard current[keyPath: knob.path] > floor else { continue }
            var low = current
            low[keyPath: knob.path] = floor
            untried.append(knob)
            if known.rest(without: untried) > 1 {
                current = low
                continue
            }
            let least = try measure(low)
            if least.load < smallest.load { smallest = least }
            untried = []
            guard least.fits else {
                (current, known) = (low, least)
                continue
            }
            let (fits, above) = try search(knob, from: least, below: current, load: known.load)
            if fits.load > fallback?.load ?? 0 { fallback = fits }
            if fits.isFull { return (fits, smallest) }
            // The next larger setting is too large as it is; what follows makes it fit.
            (current, known) = (above.settings, above)
        }
        return (fallback, smallest)
    }

    /// The setting of a knob that fits and fills the budget, or the largest that fits, and the one after it.
    private func search(
        _ knob: PackKnob, from least: PackTrial, below current: PackSettings, load: Double
    ) throws -> (fits: PackTrial, above: PackTrial) {
        var fits = least
        // Of settings that were not tried as they are, only that they are too large is known.
        var above = PackTrial(settings: current, load: max(load, 1.001))
        var step = 0
        while !fits.isFull, above.settings[keyPath: knob.path] - fits.settings[keyPath: knob.path] > 1 {
            let (low, high) = (fits.settings[keyPath: knob.path], above.settings[keyPath: knob.path])
            // By the line through both ends, to the middle of what is allowed; every third time by halves, as the line
            // may be bent.
            let share = step % 3 == 2 ? 0.5 : (0.975 - fits.load) / (above.load - fits.load)
            let guess = low + Int(Double(high - low) * min(1, max(0, share)))
            var settings = current
            settings[keyPath: knob.path] = min(high - 1, max(low + 1, guess))
            let trial = try measure(settings)
            if trial.fits {
                fits = trial
            } else {
                above = trial
            }
            step += 1
        }
        return (fits, above)
    }
}
