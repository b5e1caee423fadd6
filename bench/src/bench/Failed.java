package bench;

/** Something was not measured: the row says why, and the whole bench ends with exit code 1. */
final class Failed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failed(String why) {
    super(why);
  }
}
