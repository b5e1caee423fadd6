package orch.attack;

import java.util.Random;

/** Runs an attack several times, each with its own random moments. */
final class Rounds {
  private static final int LONG = 100;

  private final String name;
  private final int count;
  private final long seed = Long.getLong("orch.attack.seed", 20_240_601L);

  private Rounds(String name, int count) {
    this.name = name;
    this.count = count;
  }

  /**
   * @param few the number of rounds in the short form
   */
  static Rounds of(String name, int few) {
    String wanted = System.getProperty("orch.attack", "short");
    return switch (wanted) {
      case "short" -> new Rounds(name, few);
      case "long" -> new Rounds(name, LONG);
      default -> new Rounds(name, Integer.parseInt(wanted));
    };
  }

  /** One round. */
  interface Round {
    void run(int number, Random random) throws Exception;
  }

  /** Runs all rounds. The random numbers of a round do not depend on the rounds before it. */
  void run(Round round) {
    for (int i = 0; i < count; i++) {
      try {
        round.run(i, new Random(seed + i));
      } catch (Exception | AssertionError e) {
        throw new AssertionError(
            name + ", round " + i + " of -Dorch.attack.seed=" + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
