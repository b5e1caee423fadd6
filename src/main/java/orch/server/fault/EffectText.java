package orch.server.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.document.Suggestion;

/** Reads the effect of a rule: {@code KIND[=ARG][,OPTION=VALUE]...}. */
final class EffectText {
  /** The options whose value is the rest of the rule, commas included. */
  private static final List<String> OF_TEXT = List.of("message", "body");

  private EffectText() {}

  /**
   * @throws IllegalArgumentException when the part is no effect; the message says why
   */
  static Fault parse(Part part) {
    String text = part.text();
    Part word = part.from(0, firstOf("=,", text));
    boolean isStatus = word.text().matches("[245]\\d\\d");
    FaultKind kind = isStatus ? FaultKind.STATUS : kind(word);
    int options = argumentEnd(kind, text, word.end() - word.start());
    int argumentStart = Math.min(options, word.end() - word.start() + 1);
    String argument = text.substring(argumentStart, options);
    if (!kind.accepts(argument)) {
      throw part.from(0, options).wrong("is wrong: " + word.text() + " " + kind.requirement());
    }
    Map<String, String> values = new LinkedHashMap<>();
    Part rest = part.from(options);
    while (!rest.text().isEmpty()) {
      rest = option(word.text(), kind, rest.from(1), values);
    }
    return new Fault(kind, status(kind, isStatus ? word.text() : argument), argument, values);
  }

  /** The effect in a text that an earlier or a later version may have written. */
  static Optional<Fault> known(String text) {
    try {
      return Optional.of(parse(Part.of(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int status(FaultKind kind, String digits) {
    boolean isCode = kind.moment() == FaultKind.Moment.INSTEAD && digits.matches("[245]\\d\\d");
    return isCode ? Integer.parseInt(digits) : 0;
  }

  private static int argumentEnd(FaultKind kind, String text, int wordEnd) {
    boolean hasArgument = wordEnd < text.length() && text.charAt(wordEnd) == '=';
    if (!hasArgument) {
      return wordEnd;
    }
    int comma = text.indexOf(',', wordEnd);
    return comma < 0 || kind.takesText() ? text.length() : comma;
  }

  private static FaultKind kind(Part word) {
    Optional<FaultKind> kind = FaultKind.named(word.text());
    if (kind.isEmpty()) {
      List<String> known = FaultKind.names();
      String choice = String.join(", ", known) + Suggestion.question(word.text(), known);
      throw word.wrong(
          "is not a kind of fault; use a status code 2xx, 4xx or 5xx, or one of " + choice);
    }
    return kind.get();
  }

  /** Reads the first option, and returns what is behind it, from its comma on. */
  private static Part option(String of, FaultKind kind, Part rest, Map<String, String> values) {
    String text = rest.text();
    Part name = rest.from(0, firstOf("=,", text));
    if (!kind.options().contains(name.text())) {
      throw name.wrong(unknown(of, name.text(), kind.options()));
    }
    int equals = name.end() - name.start();
    int comma = text.indexOf(',', equals);
    int end = comma < 0 || OF_TEXT.contains(name.text()) ? text.length() : comma;
    Part whole = rest.from(0, end);
    String value = equals < end ? text.substring(equals + 1, end) : "";
    if (!value.matches(form(name.text()))) {
      throw whole.wrong(requirement(name.text()));
    }
    if (values.put(name.text(), value) != null) {
      throw whole.wrong("is an option that the rule has twice");
    }
    return rest.from(end);
  }

  private static String unknown(String of, String name, List<String> known) {
    return known.isEmpty()
        ? "cannot follow: " + of + " takes no options"
        : "is not an option of "
            + of
            + "; use one of "
            + String.join(", ", known)
            + Suggestion.question(name, known);
  }

  private static String form(String option) {
    return switch (option) {
      case "retry-after" -> "\\d{1,6}";
      case "code" -> "\\d{1,9}";
      case "status" -> "[45]\\d\\d";
      default -> "(?s).+";
    };
  }

  private static String requirement(String option) {
    return switch (option) {
      case "retry-after" -> "needs whole seconds, such as retry-after=2";
      case "code" -> "needs the number of an error of the API, such as code=20404";
      case "status" -> "needs a status code 4xx or 5xx, such as status=400";
      default -> "needs a text, which is the rest of the rule";
    };
  }

  private static int firstOf(String signs, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (signs.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}
