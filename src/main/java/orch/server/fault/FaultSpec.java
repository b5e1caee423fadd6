package orch.server.fault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule: {@code [REQUESTS:]EFFECT[*COUNT]} for the next requests, or {@code
 * REQUESTS:WHICH:EFFECT}.
 *
 * @param text as it was written
 */
record FaultSpec(String text, RequestPattern requests, Choice choice, Fault fault) {
  private static final Pattern COUNTED = Pattern.compile("(?s)(.*)\\*(\\d{1,9}|forever)");

  /**
   * @throws IllegalArgumentException when the text is not a rule; the message says where and why
   */
  static FaultSpec parse(String text) {
    Part rule = Part.of(text.strip());
    if (rule.text().isEmpty()) {
      throw rule.wrong(
          "is empty; write [REQUESTS:]EFFECT[*COUNT] or REQUESTS:WHICH:EFFECT, such as"
              + " create:429=2*3 or POST:3:503,retry-after=2");
    }
    int colon = rule.colon();
    Part requests = rule.from(0, Math.max(0, colon));
    Part rest = rule.from(colon + 1);
    int second = colon < 0 ? -1 : rest.colon();
    RequestPattern pattern = RequestPattern.parse(requests);
    FaultSpec spec =
        second < 0
            ? ofNext(pattern, rest)
            : new FaultSpec(
                rule.text(),
                pattern,
                Choice.parse(rest.from(0, second)),
                EffectText.parse(rest.from(second + 1)));
    if (spec.fault.isOfOperation() && !pattern.canBeWrite()) {
      throw requests.wrong(
          "starts no operation, and " + spec.fault.kind().word() + " is a fault of operations");
    }
    return spec;
  }

  private static FaultSpec ofNext(RequestPattern pattern, Part rest) {
    Matcher counted = COUNTED.matcher(rest.text());
    boolean isCounted = counted.matches();
    Part effect = isCounted ? rest.from(0, counted.end(1)) : rest;
    long count = 1;
    if (isCounted) {
      boolean isForever = counted.group(2).equals("forever");
      count = isForever ? Long.MAX_VALUE : Long.parseLong(counted.group(2));
    }
    if (count == 0) {
      throw rest.from(counted.start(2)).wrong("is no count; the least is 1");
    }
    return new FaultSpec(rest.rule(), pattern, Choice.next(count), EffectText.parse(effect));
  }

  boolean covers(Arrival arrival) {
    boolean isPossible = !fault.isOfOperation() || arrival.target().isWrite();
    return isPossible && requests.covers(arrival);
  }
}
