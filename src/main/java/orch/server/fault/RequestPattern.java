package orch.server.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import orch.document.Suggestion;

/**
 * The requests that a rule is about: a word such as {@code create}, a method, a path, or a method
 * and a path.
 *
 * @param target of a word; any for a method or a path
 * @param method in upper case; empty for every method
 * @param path of the request's path, in any case
 */
record RequestPattern(Target target, String method, Pattern path) {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Pattern EVERY_PATH = Pattern.compile("");

  static final RequestPattern ANY = new RequestPattern(Target.ANY, "", EVERY_PATH);

  /**
   * @throws IllegalArgumentException when the part names no requests; the message says why
   */
  static RequestPattern parse(Part part) {
    String text = part.text();
    if (text.isEmpty()) {
      return ANY;
    }
    int slash = text.indexOf('/');
    String method = (slash < 0 ? text : text.substring(0, slash)).strip();
    boolean isMethod = METHODS.contains(method) || (slash >= 0 && method.isEmpty());
    if (!isMethod && slash < 0) {
      return new RequestPattern(target(part), "", EVERY_PATH);
    }
    if (!isMethod) {
      throw part.from(0, slash)
          .wrong("is not a method; use one of " + String.join(", ", METHODS) + " before a path");
    }
    Pattern path = slash < 0 ? EVERY_PATH : path(text.substring(slash).strip());
    return new RequestPattern(Target.ANY, method, path);
  }

  private static Target target(Part part) {
    for (Target target : Target.values()) {
      if (target.word().equals(part.text())) {
        return target;
      }
    }
    List<String> words = Arrays.stream(Target.values()).map(Target::word).toList();
    List<String> known = new ArrayList<>(words);
    known.addAll(METHODS);
    throw part.wrong(
        "is an unknown request; use one of "
            + String.join(", ", words)
            + ", a method (GET, POST...), a path such as /operations, or both"
            + Suggestion.question(part.text(), known));
  }

  /** The pattern finds whole segments of a path, anywhere in it. */
  private static Pattern path(String text) {
    String inner = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    String regex =
        Arrays.stream(inner.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^/]*"));
    return Pattern.compile(regex + "(?=/|$)", Pattern.CASE_INSENSITIVE);
  }

  boolean covers(Arrival arrival) {
    return target.covers(arrival.target())
        && (method.isEmpty() || method.equals(arrival.method()))
        && (path == EVERY_PATH || path.matcher(arrival.path()).find());
  }

  /** Whether the requests can be writes, which start operations. */
  boolean canBeWrite() {
    return !method.equals("GET") && (target == Target.ANY || target.isWrite());
  }
}
