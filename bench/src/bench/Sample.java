package bench;

/**
 * The cost of one run of a command.
 *
 * @param wall milliseconds from its start to its end
 * @param cpu milliseconds, user and system, including the processes it waited for
 * @param rss MiB, of the largest single process
 */
record Sample(double wall, double cpu, double rss) {
  /**
   * Parses the output of {@code sample.sh} without the exit code: microseconds, milliseconds, KiB.
   */
  static Sample of(String line) {
    String[] fields = line.strip().split("\\s+");
    return new Sample(
        Long.parseLong(fields[0]) / 1000.0,
        Long.parseLong(fields[1]),
        Long.parseLong(fields[2]) / 1024.0);
  }
}
