import Templating

/// The numbers of a chart as a table: the first column heads the rows.
public struct ChartTable: Sendable, Equatable {
    public var caption: String
    public var columns: [String]
    public var rows: [[String]]

    public init(caption: String, columns: [String], rows: [[String]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }

    package var value: TemplateValue {
        [
            "caption": .string(caption), "columns": .list(columns.map { .string($0) }),
            "rows": .list(
                rows.map { cells in
                    [
                        "head": .string(cells.first ?? ""),
                        "cells": .list(cells.dropFirst().map { .string($0) }),
                    ]
                }),
        ]
    }
}
