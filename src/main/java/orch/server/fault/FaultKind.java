package orch.server.fault;

import static orch.server.fault.FaultKind.Moment.DELIVERY;
import static orch.server.fault.FaultKind.Moment.INSTEAD;
import static orch.server.fault.FaultKind.Moment.OPERATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of faults that the control plane can inject. */
public enum FaultKind {
  NONE(DELIVERY, Arguments.NONE),

  STATUS(INSTEAD, Arguments.SECONDS, "retry-after code message body"),
  SHAPE2(INSTEAD, Arguments.STATUS, "retry-after code message"),
  SHAPE3(INSTEAD, Arguments.STATUS, "retry-after code message"),
  HTML(INSTEAD, Arguments.STATUS, "retry-after"),
  EMPTY(INSTEAD, Arguments.STATUS, "retry-after"),
  REDIRECT(INSTEAD, Arguments.TEXT),
  HUGE(INSTEAD, Arguments.NONE),
  CUT_BEFORE(INSTEAD, Arguments.NONE),

  CUT_AFTER(DELIVERY, Arguments.NONE),
  HANG(DELIVERY, Arguments.NONE),
  STALL_BODY(DELIVERY, Arguments.NONE),
  STALL(DELIVERY, Arguments.NONE),
  TRUNCATED(DELIVERY, Arguments.NONE),
  GARBAGE(DELIVERY, Arguments.NONE),
  SLOW(DELIVERY, Arguments.NUMBER),

  FAIL(OPERATION, Arguments.NONE, "status code message"),
  CANCEL(OPERATION, Arguments.NONE),
  STATUS_NAME(OPERATION, Arguments.TEXT),
  STATUS_URL(OPERATION, Arguments.TEXT),
  RELATIVE_STATUS_URL(OPERATION, Arguments.NONE),
  NO_OPERATION_ID(OPERATION, Arguments.NONE),
  NO_RELATED(OPERATION, Arguments.NONE),
  NO_ID(OPERATION, Arguments.NONE),
  LAG(OPERATION, Arguments.NUMBER);

  /** When a fault applies. */
  public enum Moment {
    /** The request is not processed; the fault decides the response. */
    INSTEAD,
    /** The request is processed; its response is delayed or damaged. */
    DELIVERY,
    /** The operation that a write starts is faulty for as long as it exists. */
    OPERATION
  }

  /**
   * The forms of the text after the "=" in a rule, as regular expressions. They are constants and
   * not an enum, which every command with the profile local would load.
   */
  private static final class Arguments {
    static final String NONE = "";
    static final String SECONDS = "\\d{0,6}";
    static final String NUMBER = "\\d{1,6}";
    static final String STATUS = "[245]\\d\\d";
    static final String TEXT = "\\S+";
  }

  /** Another name of {@link #CUT_BEFORE}. */
  private static final String CUT = "cut";

  private final Moment moment;
  private final String argument;
  private final String options;

  FaultKind(Moment moment, String argument) {
    this(moment, argument, "");
  }

  /**
   * @param options separated by spaces
   */
  FaultKind(Moment moment, String argument, String options) {
    this.moment = moment;
    this.argument = argument;
    this.options = options;
  }

  /** The kind with this name in a rule. {@link #STATUS} has none: it is written as its number. */
  static Optional<FaultKind> named(String word) {
    if (word.equals(CUT)) {
      return Optional.of(CUT_BEFORE);
    }
    for (FaultKind kind : values()) {
      if (kind != NONE && kind != STATUS && kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (FaultKind kind : values()) {
      if (kind == CUT_BEFORE) {
        names.add(CUT);
      }
      if (kind != NONE && kind != STATUS) {
        names.add(kind.word());
      }
    }
    return names;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Moment moment() {
    return moment;
  }

  /** The names of the options that may follow, in the order of the documentation. */
  List<String> options() {
    return options.isEmpty() ? List.of() : List.of(options.split(" ", -1));
  }

  boolean accepts(String text) {
    return text.matches(argument);
  }

  /** Whether the argument is any text, commas included, so that no options can follow. */
  boolean takesText() {
    return argument.equals(Arguments.TEXT);
  }

  /** What the argument must be, as a clause that follows the kind's name. */
  String requirement() {
    return switch (argument) {
      case Arguments.SECONDS -> "takes the seconds of Retry-After or nothing, such as 429=2";
      case Arguments.NUMBER -> "needs a whole number, such as slow=500 (ms) or lag=3 (s)";
      case Arguments.STATUS -> "needs a status code 2xx, 4xx or 5xx, such as html=502";
      case Arguments.TEXT -> "needs a value, such as status-name=IN_PROGRESS";
      default -> "takes no argument";
    };
  }
}
