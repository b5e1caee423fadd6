package bench;

/** A program that does nothing, to measure the start of a JVM. */
final class Nothing {
  private Nothing() {}

  public static void main(String[] args) {}
}
