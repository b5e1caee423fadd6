package bench;

/**
 * A figure for the goals table.
 *
 * @param perRound the median of the ratios within each round; empty for a figure without a ratio
 */
record Measured(double value, String perRound) {
  static Measured of(Figures figures) {
    return new Measured(figures.median(), "");
  }

  /** A ratio of medians. */
  static Measured ratio(Figures one, Figures other) {
    return new Measured(one.over(other), Text.ratio(one.ratioPerRound(other).median()));
  }
}
