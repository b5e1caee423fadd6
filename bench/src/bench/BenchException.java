package bench;

/** A measurement failed. The goals table says why, and the bench ends with exit code 1. */
final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchException(String why) {
    super(why);
  }
}
