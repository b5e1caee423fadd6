package orch.server.fault;

import static orch.server.fault.FaultKind.Moment.DELIVERY;
import static orch.server.fault.FaultKind.Moment.INSTEAD;
import static orch.server.fault.FaultKind.Moment.OPERATION;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of faults that the control plane can inject. */
public enum FaultKind {
  NONE(DELIVERY, Argument.NONE),

  STATUS(INSTEAD, Argument.OPTIONAL_SECONDS),
  SHAPE2(INSTEAD, Argument.STATUS),
  SHAPE3(INSTEAD, Argument.STATUS),
  HTML(INSTEAD, Argument.STATUS),
  EMPTY(INSTEAD, Argument.STATUS),
  REDIRECT(INSTEAD, Argument.TEXT),
  HUGE(INSTEAD, Argument.NONE),
  CUT_BEFORE(INSTEAD, Argument.NONE),

  CUT_AFTER(DELIVERY, Argument.NONE),
  STALL(DELIVERY, Argument.NONE),
  TRUNCATED(DELIVERY, Argument.NONE),
  SLOW(DELIVERY, Argument.NUMBER),

  FAIL(OPERATION, Argument.NONE),
  CANCEL(OPERATION, Argument.NONE),
  STATUS_NAME(OPERATION, Argument.TEXT),
  STATUS_URL(OPERATION, Argument.TEXT),
  RELATIVE_STATUS_URL(OPERATION, Argument.NONE),
  NO_RELATED(OPERATION, Argument.NONE),
  NO_ID(OPERATION, Argument.NONE),
  LAG(OPERATION, Argument.NUMBER);

  /** When a fault applies. */
  public enum Moment {
    /** The request is not processed; the fault decides the response. */
    INSTEAD,
    /** The request is processed; its response is delayed or damaged. */
    DELIVERY,
    /** The operation that a write starts is faulty for as long as it exists. */
    OPERATION
  }

  /** The text after the "=" in a spec. */
  private enum Argument {
    NONE("", "takes no argument"),
    OPTIONAL_SECONDS("\\d{0,6}", "takes the seconds of Retry-After or nothing, such as 429=2"),
    NUMBER("\\d{1,6}", "needs a whole number, such as slow=500 (ms) or lag=3 (s)"),
    STATUS("[245]\\d\\d", "needs a status code 2xx, 4xx or 5xx, such as html=502"),
    TEXT("\\S+", "needs a value, such as status-name=IN_PROGRESS");

    private final Pattern pattern;
    private final String requirement;

    Argument(String pattern, String requirement) {
      this.pattern = Pattern.compile(pattern);
      this.requirement = requirement;
    }
  }

  private final Moment moment;
  private final Argument argument;

  FaultKind(Moment moment, Argument argument) {
    this.moment = moment;
    this.argument = argument;
  }

  /** The kind with this name in a spec. {@link #STATUS} has none: it is written as its number. */
  static Optional<FaultKind> named(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind != NONE && kind != STATUS && kind.word().equals(word))
        .findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values())
        .filter(kind -> kind != NONE)
        .map(kind -> kind == STATUS ? "429" : kind.word())
        .toList();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Moment moment() {
    return moment;
  }

  boolean accepts(String text) {
    return argument.pattern.matcher(text).matches();
  }

  /** What the argument must be, as a clause that follows the kind's name. */
  String requirement() {
    return argument.requirement;
  }
}
