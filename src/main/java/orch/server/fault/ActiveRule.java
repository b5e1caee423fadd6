package orch.server.fault;

/** A rule in use, and what it has counted; used by one thread at a time. */
final class ActiveRule {
  private final FaultSpec spec;
  private final AccountCounts counts = new AccountCounts();
  private long matched;
  private long applied;

  ActiveRule(FaultSpec spec) {
    this.spec = spec;
  }

  Fault fault() {
    return spec.fault();
  }

  /** Whether it is of the older form, which counts only requests that get no other fault. */
  boolean isWithoutNumber() {
    return spec.choice().isOfFree();
  }

  /** Whether the seed decides about requests. */
  boolean isRandom() {
    return spec.choice().isRandom();
  }

  RuleCount count() {
    return new RuleCount(spec.text(), matched, applied);
  }

  /**
   * Counts a request, and says whether it gets the fault.
   *
   * @param isFree whether no earlier rule has given it a fault
   */
  boolean takes(Arrival arrival, boolean isFree, Seed seed) {
    if (!spec.covers(arrival) || (spec.choice().isOfFree() && !isFree)) {
      return false;
    }
    matched++;
    boolean isChosen = isChosen(arrival.account(), seed);
    if (isChosen && isFree) {
      applied++;
    }
    return isChosen && isFree;
  }

  private boolean isChosen(String account, Seed seed) {
    Choice choice = spec.choice();
    long number = choice.isOfFree() ? matched : counts.next(account);
    return number >= choice.first()
        && number <= choice.last()
        && seed.share(spec.text(), account, number) < choice.share();
  }
}
