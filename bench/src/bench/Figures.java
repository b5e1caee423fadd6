package bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Several measurements of the same value. */
record Figures(List<Double> values) {
  Figures {
    if (values.isEmpty()) {
      throw new BenchException("nothing was measured");
    }
  }

  static <T> Figures of(List<T> samples, ToDoubleFunction<T> figure) {
    return new Figures(samples.stream().mapToDouble(figure).boxed().toList());
  }

  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The value that this percentage of the measurements does not exceed. */
  double percentile(int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
  }

  double min() {
    return values.stream().mapToDouble(v -> v).min().orElseThrow();
  }

  double max() {
    return values.stream().mapToDouble(v -> v).max().orElseThrow();
  }

  /** The ratio of the medians. */
  double over(Figures other) {
    return median() / other.median();
  }

  /**
   * The median of the ratios within each round, which a slow phase of the machine affects least.
   */
  Figures ratioPerRound(Figures other) {
    return new Figures(
        IntStream.range(0, values.size())
            .mapToObj(i -> values.get(i) / other.values.get(i))
            .toList());
  }
}
