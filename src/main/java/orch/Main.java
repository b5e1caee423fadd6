package orch;

/** The process edge. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
