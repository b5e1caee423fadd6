package orch.server.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules about faults that are in use, in the order in which they were given. A request gets the
 * fault of the first rule that chooses it, and its operation that of the first rule about
 * operations.
 */
public final class Faults {
  private static final int MOST_RULES = 1000;

  private final List<FaultSpec> atStart;
  private final List<ActiveRule> rules = new ArrayList<>();
  private final Seed seed;
  private AccountCounts writes = new AccountCounts();

  private Faults(List<FaultSpec> atStart, Seed seed) {
    this.atStart = List.copyOf(atStart);
    this.seed = seed;
    use(atStart);
  }

  /** The same with the seed 0. */
  public static Faults parse(List<String> rules) {
    return parse(rules, new Seed(0));
  }

  /**
   * Faults from rules. Requests may ask for more, and rules may be added.
   *
   * @param seed decides which requests are in a share, and how long operations take
   * @throws IllegalArgumentException when a rule is wrong; the message says where and why
   */
  public static Faults parse(List<String> rules, Seed seed) {
    return new Faults(specs(rules), seed);
  }

  /**
   * Checks the part of a rule that chooses requests: N, N..M, N.., * or P%.
   *
   * @throws IllegalArgumentException when it is none of them; the message says why
   */
  public static void checkChoice(String text) {
    try {
      Choice unused = Choice.parse(Part.of(text));
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(message.replaceFirst("^fault ", ""), e);
    }
  }

  /**
   * The faults of a request, which every rule about requests counts. Of the rules without a number,
   * the first that fits is used up, and no other: one of them may be about the request, and the
   * next about the operation of the next request.
   *
   * @throws IllegalArgumentException when the request asks for a fault that there is not
   */
  public RequestFaults ofRequest(Arrival arrival) {
    Fault request = asked(arrival, false);
    Fault operation = Fault.NONE;
    boolean isUsed = false;
    synchronized (this) {
      for (ActiveRule rule : rules) {
        boolean isOfOperation = rule.fault().isOfOperation();
        if (isOfOperation && !(rule.isWithoutNumber() && arrival.target().isWrite())) {
          continue;
        }
        boolean isFree = isOfOperation || request.kind() == FaultKind.NONE;
        if (rule.takes(arrival, isFree && !(rule.isWithoutNumber() && isUsed), seed)) {
          isUsed |= rule.isWithoutNumber();
          request = isOfOperation ? request : rule.fault();
          operation = isOfOperation ? rule.fault() : operation;
        }
      }
    }
    return new RequestFaults(request, operation);
  }

  /**
   * The fault of the operation that a request starts.
   *
   * @param given by {@link #ofRequest}
   */
  public Fault ofOperation(Arrival arrival, RequestFaults given) {
    Fault asked = asked(arrival, true);
    Fault chosen = asked.kind() == FaultKind.NONE ? given.operation() : asked;
    synchronized (this) {
      for (ActiveRule rule : rules) {
        if (rule.fault().isOfOperation()
            && !rule.isWithoutNumber()
            && rule.takes(arrival, chosen.kind() == FaultKind.NONE, seed)) {
          chosen = rule.fault();
        }
      }
    }
    return chosen;
  }

  private static Fault asked(Arrival arrival, boolean ofOperation) {
    List<Fault> asked =
        arrival.asked().stream().map(text -> EffectText.parse(Part.of(text.strip()))).toList();
    return asked.stream()
        .filter(fault -> fault.isOfOperation() == ofOperation)
        .findFirst()
        .orElse(Fault.NONE);
  }

  /**
   * A number from 0 to 1, exclusive, for the next write of an account. The sequence depends on the
   * seed only.
   */
  public double shareOfNextWrite(String account) {
    long number;
    synchronized (this) {
      number = writes.next(account);
    }
    return seed.share("latency", account, number);
  }

  /**
   * Adds rules behind those in use: all of them or, when one is wrong, none.
   *
   * @throws IllegalArgumentException when one is wrong, or there would be more than 1000
   */
  public synchronized void add(List<String> more) {
    List<FaultSpec> specs = specs(more);
    if (rules.size() + specs.size() > MOST_RULES) {
      throw new IllegalArgumentException("there can be at most " + MOST_RULES + " rules");
    }
    use(specs);
  }

  /** Removes all rules. */
  public synchronized void clear() {
    rules.clear();
  }

  /** Returns to the rules of the start, with all counts at zero. */
  public synchronized void restart() {
    rules.clear();
    writes = new AccountCounts();
    use(atStart);
  }

  /** The rules in use. */
  public synchronized List<RuleCount> rules() {
    return rules.stream().map(ActiveRule::count).toList();
  }

  /** Whether the seed decides about requests. */
  public synchronized boolean isRandom() {
    return rules.stream().anyMatch(ActiveRule::isRandom);
  }

  public Seed seed() {
    return seed;
  }

  private void use(List<FaultSpec> specs) {
    for (FaultSpec spec : specs) {
      rules.add(new ActiveRule(spec));
    }
  }

  private static List<FaultSpec> specs(List<String> rules) {
    return rules.stream().map(FaultSpec::parse).toList();
  }
}
