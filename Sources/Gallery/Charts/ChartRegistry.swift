/// The kinds of chart there are.
public enum ChartRegistry {
    public static let all: [any Chart.Type] = [
        LineChart.self,
        BarChart.self,
        Histogram.self,
        HeatMap.self,
    ]
}
