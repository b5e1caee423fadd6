package orch.server.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.document.Suggestion;
import orch.server.fault.FaultKind.Moment;

/**
 * A fault as written on the command line: {@code [WHERE:]KIND[=ARG][*COUNT]}.
 *
 * @param times how many requests it applies to; {@link Integer#MAX_VALUE} for all of them
 */
public record FaultSpec(Target target, Fault fault, int times) {
  private static final Pattern FORM =
      Pattern.compile("(?:([^:=*]*):)?([^:=*]+)(?:=(.*?))?(?:\\*(\\d{1,9}|forever))?");

  /** The requests that a fault can apply to. */
  public enum Target {
    ANY,
    CREATE,
    UPDATE,
    DELETE,
    GET,
    LIST,
    OPERATION;

    boolean covers(Target request) {
      return this == ANY || this == request;
    }

    public boolean isWrite() {
      return this == CREATE || this == UPDATE || this == DELETE;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws IllegalArgumentException when the text is not a spec; the message says why
   */
  static FaultSpec parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw wrong(text, "is not of the form [WHERE:]KIND[=ARG][*COUNT], such as create:429=2*3");
    }
    Target target = target(text, orEmpty(parts, 1));
    Fault fault = fault(text, parts.group(2), orEmpty(parts, 3));
    if (fault.kind().moment() == Moment.OPERATION && target != Target.ANY && !target.isWrite()) {
      throw wrong(text, "applies only to create, update or delete: only they start operations");
    }
    return new FaultSpec(target, fault, times(text, orEmpty(parts, 4)));
  }

  boolean covers(Target request) {
    boolean possible = fault.kind().moment() != Moment.OPERATION || request.isWrite();
    return possible && target.covers(request);
  }

  private static Target target(String text, String word) {
    List<String> known = Arrays.stream(Target.values()).map(Target::word).toList();
    int index = word.isEmpty() ? 0 : known.indexOf(word);
    if (index < 0) {
      String choice = String.join(", ", known) + Suggestion.question(word, known);
      throw wrong(text, "names an unknown request \"" + word + "\"; use one of " + choice);
    }
    return Target.values()[index];
  }

  private static Fault fault(String text, String word, String argument) {
    boolean isStatus = word.matches("[45]\\d\\d");
    FaultKind kind = isStatus ? FaultKind.STATUS : kind(text, word);
    if (!kind.accepts(argument)) {
      throw wrong(text, "is wrong: " + word + " " + kind.requirement());
    }
    if (isStatus) {
      return new Fault(kind, Integer.parseInt(word), argument);
    }
    boolean hasStatus = kind.moment() == Moment.INSTEAD && argument.matches("[245]\\d\\d");
    return new Fault(kind, hasStatus ? Integer.parseInt(argument) : 0, argument);
  }

  private static FaultKind kind(String text, String word) {
    List<String> known = FaultKind.names();
    String choice = String.join(", ", known) + Suggestion.question(word, known);
    return FaultKind.named(word)
        .orElseThrow(() -> wrong(text, "is not a kind of fault; use one of 400 to 599, " + choice));
  }

  private static int times(String text, String count) {
    if (count.equals("forever")) {
      return Integer.MAX_VALUE;
    }
    int times = count.isEmpty() ? 1 : Integer.parseInt(count);
    if (times == 0) {
      throw wrong(text, "has the count 0; the count must be at least 1");
    }
    return times;
  }

  private static String orEmpty(Matcher parts, int group) {
    return parts.start(group) < 0 ? "" : parts.group(group);
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException("fault \"" + text + "\" " + why);
  }
}
