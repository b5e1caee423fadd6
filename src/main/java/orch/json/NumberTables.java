package orch.json;

import java.math.BigDecimal;
import orch.concurrent.DaemonThread;

/**
 * Has Java make its tables for decimal numbers in the background. The first parser of JSON needs
 * them, whatever it parses; Java 25 computes powers of five up to 5^65536 for them, which takes 12
 * ms.
 */
public final class NumberTables implements Runnable {
  private static final int LAST_WITH_SMALL_TABLES = 17;

  private NumberTables() {}

  /** Begins, and returns at once. */
  public static void begin() {
    if (Runtime.version().feature() > LAST_WITH_SMALL_TABLES) {
      DaemonThread.start("number tables", new NumberTables());
    }
  }

  @Override
  public void run() {
    BigDecimal unused = BigDecimal.ONE;
  }
}
