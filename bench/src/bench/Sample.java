package bench;

/**
 * What one run of a command cost.
 *
 * @param wall milliseconds from its start to its end
 * @param cpu milliseconds, user and system, with the processes it waited for
 * @param rss MiB, of the largest single process
 */
record Sample(double wall, double cpu, double rss) {
  /** From what {@code sample.sh} says, less the exit code: microseconds, milliseconds, KiB. */
  static Sample of(String line) {
    String[] words = line.strip().split("\\s+");
    return new Sample(
        Long.parseLong(words[0]) / 1000.0,
        Long.parseLong(words[1]),
        Long.parseLong(words[2]) / 1024.0);
  }
}
