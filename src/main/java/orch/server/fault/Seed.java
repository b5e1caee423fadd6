package orch.server.fault;

/**
 * Random decisions that depend on nothing but a number, the question and its place in a sequence.
 * So threads cannot change them, whatever the order in which they ask.
 */
public record Seed(long value) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  /**
   * A number from 0 to 1, exclusive, evenly spread.
   *
   * @param question what is decided, such as the text of a rule
   * @param account whose sequence it is
   * @param number the place in the sequence
   */
  public double share(String question, String account, long number) {
    long mixed = mix(value + GOLDEN);
    mixed = mix(mixed + question.hashCode() * GOLDEN);
    mixed = mix(mixed + account.hashCode() * GOLDEN);
    mixed = mix(mixed + number * GOLDEN);
    return (mixed >>> 11) * UNIT;
  }

  /** The last step of SplitMix64. */
  private static long mix(long bits) {
    long once = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    long twice = (once ^ once >>> 27) * 0x94D049BB133111EBL;
    return twice ^ twice >>> 31;
  }
}
