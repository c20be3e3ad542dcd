/// One value for each split.
struct SplitPair<Value> {
    var database: Value
    var query: Value

    init(database: Value, query: Value) {
        self.database = database
        self.query = query
    }

    init(_ make: (Split) throws -> Value) rethrows {
        database = try make(.database)
        query = try make(.query)
    }

    subscript(split: Split) -> Value {
        get {
            switch split {
            case .database: database
            case .query: query
            }
        }
        set {
            switch split {
            case .database: database = newValue
            case .query: query = newValue
            }
        }
    }
}

extension SplitPair: Sendable where Value: Sendable {}
