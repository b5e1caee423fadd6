package orch.server.fault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the requests that a rule is about get its fault.
 *
 * @param first the number of the first, from 1; for a share it is not used
 * @param last the number of the last; {@link Long#MAX_VALUE} for all after the first
 * @param share from 0 to 1: so many of them, chosen by the seed
 * @param isOfFree whether only requests count that have no fault yet, of all accounts together;
 *     else all requests count, for each account on its own
 */
record Choice(long first, long last, double share, boolean isOfFree) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9})(?:(\\.\\.)(\\d{1,9})?)?|(\\d{1,3}(?:\\.\\d{1,6})?)%");

  private static final String FORMS =
      "use N (the Nth), N..M, N.. (from the Nth on), * (all) or a share such as 5%";

  /** The next {@code count} requests that have no fault yet. */
  static Choice next(long count) {
    return new Choice(1, count, 1, true);
  }

  /**
   * Reads N, N..M, N.., * or P%.
   *
   * @throws IllegalArgumentException when it is none of them; the message says why
   */
  static Choice parse(Part part) {
    if (part.text().equals("*")) {
      return new Choice(1, Long.MAX_VALUE, 1, false);
    }
    Matcher form = FORM.matcher(part.text());
    if (!form.matches()) {
      throw part.wrong("is not a choice of requests; " + FORMS);
    }
    return form.start(4) < 0 ? range(part, form) : share(part, form.group(4));
  }

  private static Choice range(Part part, Matcher form) {
    long first = Long.parseLong(form.group(1));
    boolean isOpen = form.start(2) >= 0 && form.start(3) < 0;
    long last = form.start(3) < 0 ? first : Long.parseLong(form.group(3));
    if (first == 0 || last < first) {
      throw part.wrong("chooses no request: they are counted from 1, upwards");
    }
    return new Choice(first, isOpen ? Long.MAX_VALUE : last, 1, false);
  }

  private static Choice share(Part part, String percent) {
    double share = Double.parseDouble(percent) / 100;
    if (share > 1) {
      throw part.wrong("is more than all requests; a share is at most 100%");
    }
    return new Choice(1, Long.MAX_VALUE, share, false);
  }

  /** Whether the seed decides. */
  boolean isRandom() {
    return share < 1;
  }
}
