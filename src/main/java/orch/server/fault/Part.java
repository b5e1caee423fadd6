package orch.server.fault;

/**
 * A part of a rule, which knows where it is in the rule, so that messages can say it.
 *
 * @param rule the whole rule
 * @param start the index of the first character
 * @param end the index after the last character
 */
record Part(String rule, int start, int end) {
  static Part of(String rule) {
    return new Part(rule, 0, rule.length());
  }

  String text() {
    return rule.substring(start, end);
  }

  /** The characters from {@code first} on, up to {@code last} exclusive, both counted in here. */
  Part from(int first, int last) {
    return new Part(rule, start + first, start + last);
  }

  Part from(int first) {
    return new Part(rule, start + first, end);
  }

  /** The index of the colon that ends this part's first field; -1 when there is none. */
  int colon() {
    String text = text();
    int colon = text.indexOf(':');
    int equals = text.indexOf('=');
    // A colon behind an equals sign belongs to a value, such as a URL.
    return equals >= 0 && colon > equals ? -1 : colon;
  }

  /** The exception that says what is wrong with this part, as a clause that follows it. */
  IllegalArgumentException wrong(String why) {
    String place = end - start == rule.length() ? "" : ": \"" + text() + "\"" + position();
    return new IllegalArgumentException("fault \"" + rule + "\"" + place + " " + why);
  }

  private String position() {
    return " at character " + (start + 1);
  }
}
