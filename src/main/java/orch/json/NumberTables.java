package orch.json;

import java.math.BigDecimal;

/**
 * Java's tables for decimal numbers, which it makes when they are first used. The first parser of
 * JSON uses them, whatever it parses. Java 25 computes powers of five up to 5^65536 for them, which
 * takes 12 ms, so a program can make them beside other work.
 */
public final class NumberTables {
  private static final int LAST_WITH_SMALL_TABLES = 17;

  private NumberTables() {}

  /** Whether making the tables may take so long that it is worth a thread. */
  public static boolean areLarge() {
    return Runtime.version().feature() > LAST_WITH_SMALL_TABLES;
  }

  /** Makes the tables, unless they are made. */
  public static void make() {
    BigDecimal unused = BigDecimal.ONE;
  }
}
