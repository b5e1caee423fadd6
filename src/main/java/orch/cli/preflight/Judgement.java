package orch.cli.preflight;

/**
 * What a check found about one thing.
 *
 * @param found a sentence without its end
 * @param advice what to do about it; empty for nothing
 */
record Judgement(State state, String found, String advice) {
  /** From the best to the worst; what is unknown may be a problem. */
  enum State {
    OK,
    WARNING,
    UNKNOWN,
    PROBLEM
  }

  static Judgement ok(String found) {
    return new Judgement(State.OK, found, "");
  }

  static Judgement warning(String found, String advice) {
    return new Judgement(State.WARNING, found, advice);
  }

  static Judgement unknown(String found) {
    return new Judgement(State.UNKNOWN, found, "");
  }

  static Judgement problem(String found, String advice) {
    return new Judgement(State.PROBLEM, found, advice);
  }
}
